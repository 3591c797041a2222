package io.junicorn.requests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A server on loopback: /{n} answers n after a while, /hang never, /gate when it is opened. */
final class SlowServer implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger now = new AtomicInteger();
  private final HttpServer server;
  final AtomicInteger most = new AtomicInteger();
  final AtomicInteger served = new AtomicInteger();
  final CountDownLatch gate = new CountDownLatch(1);
  final HttpClient client = HttpClient.newHttpClient();

  SlowServer(int millis) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, millis));
    server.start();
  }

  private void answer(HttpExchange exchange, int millis) throws IOException {
    String path = exchange.getRequestURI().getPath().substring(1);
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    try {
      switch (path) {
        case "hang" -> closed.await();
        case "gate" -> gate.await();
        default -> Thread.sleep(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } finally {
      now.decrementAndGet();
    }
    served.incrementAndGet();
    byte[] body = path.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  URI uri(Object path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + path);
  }

  Request<HttpResponse<String>> get(Object path) {
    return Request.get(client, uri(path));
  }

  /** The same, only the text. */
  Request<String> text(Object path) {
    Request<HttpResponse<String>> request = get(path);
    return Request.of(request.name(), () -> request.call().call().body());
  }

  List<Request<String>> texts(int count) {
    return IntStream.range(0, count).mapToObj(this::text).toList();
  }

  /** A request to a port where nobody listens. */
  Request<String> refused() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI nobody = URI.create("http://localhost:" + free.getLocalPort() + "/");
      return Request.of("GET " + nobody, () -> Request.get(client, nobody).call().call().body());
    }
  }

  @Override
  public void close() {
    closed.countDown();
    gate.countDown();
    server.stop(0);
    client.shutdownNow();
    threads.shutdownNow();
  }
}
