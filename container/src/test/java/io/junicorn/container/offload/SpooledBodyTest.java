package io.junicorn.container.offload;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.environment.SpooledBody;
import io.junicorn.hub.OffloadPool;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who reads the bytes of a form, on a server whose requests run on virtual threads. */
@Timeout(60)
class SpooledBodyTest {
  private static final String HEAD =
      """
      --b\r
      Content-Disposition: form-data; name="f"; filename="f.txt"\r
      \r
      """;

  private static final String TAIL = "\r\n--b--\r\n";

  @TempDir private Path folder;
  private final Queue<Boolean> readByVirtual = new ConcurrentLinkedQueue<>();
  private volatile boolean waitsForMore;
  private final OffloadPool offload = new OffloadPool("test", "file-", 2);
  private Server server;
  private int port;

  /** How the form is read, and what is said of it. */
  private interface Reading {
    String read(Request request) throws Exception;
  }

  private volatile Reading reading = request -> "";

  @BeforeEach
  void start() throws Exception {
    QueuedThreadPool pool = new QueuedThreadPool();
    pool.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server = new Server(pool);
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            Request seen =
                new Request.Wrapper(request) {
                  @Override
                  public Content.Chunk read() {
                    Content.Chunk chunk = super.read();
                    if (chunk != null && chunk.hasRemaining()) {
                      readByVirtual.add(Thread.currentThread().isVirtual());
                    }
                    return chunk;
                  }

                  @Override
                  public void demand(Runnable more) {
                    super.demand(more);
                    waitsForMore = !readByVirtual.isEmpty();
                  }
                };
            String answer = reading.read(SpooledBody.of(seen, offload));
            Content.Sink.write(response, true, answer, callback);
            return true;
          }
        });
    server.start();
    port = connector.getLocalPort();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private String post(String type, String first, String second) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: "
                  + type
                  + "\r\nContent-Length: "
                  + (first.length() + second.length())
                  + "\r\n\r\n"
                  + first)
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      // The rest comes when the first part has been read and more is waited for: another round.
      while (!first.isEmpty() && !waitsForMore) {
        Thread.onSpinWait();
      }
      out.write(second.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
  }

  private String sizeOfPart(Request request) {
    MultiPartConfig config =
        new MultiPartConfig.Builder().location(folder).maxMemoryPartSize(0).build();
    try (MultiPartFormData.Parts parts =
        MultiPartFormData.getParts(
            request, request, request.getHeaders().get("Content-Type"), config)) {
      return parts.getFirst("f").getLength() + (Thread.currentThread().isVirtual() ? " v" : " p");
    }
  }

  private static void count(Content.Source source, CompletableFuture<Long> size, long before) {
    long bytes = before;
    while (true) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        long soFar = bytes;
        source.demand(() -> count(source, size, soFar));
        return;
      }
      bytes += chunk.remaining();
      chunk.release();
      if (chunk.isLast()) {
        size.complete(bytes);
        return;
      }
    }
  }

  private static String sizeByBlocking(Request request) throws Exception {
    try (InputStream in = Content.Source.asInputStream(request)) {
      return String.valueOf(in.readAllBytes().length);
    }
  }

  @Test
  void theParserOfAFormReadsOnOtherThreads() throws Exception {
    reading = this::sizeOfPart;
    assertThat(post("multipart/form-data; boundary=b", HEAD + "abc", "def" + TAIL))
        .as("the size, and that the application runs on a virtual thread")
        .isEqualTo("6 v");
    assertThat(readByVirtual).isNotEmpty().doesNotContain(true);
  }

  @Test
  void whoReadsByBlockingReadsForHimself() throws Exception {
    reading = SpooledBodyTest::sizeByBlocking;
    String first = HEAD + "abc";
    String second = "def" + TAIL;
    assertThat(post("Multipart/Form-Data; boundary=b", first, second))
        .isEqualTo(String.valueOf(first.length() + second.length()));
    assertThat(readByVirtual).isNotEmpty().doesNotContain(false);
  }

  @Test
  void whoIsToldOfBytesIsToldAsIfNobodyStoodBetween() throws Exception {
    Queue<String> toldBy = new ConcurrentLinkedQueue<>();
    reading =
        request -> {
          CompletableFuture<Long> size = new CompletableFuture<>();
          Content.Source told =
              new Content.Source() {
                @Override
                public Content.Chunk read() {
                  return request.read();
                }

                @Override
                public void demand(Runnable more) {
                  request.demand(
                      () -> {
                        toldBy.add(Thread.currentThread().getName());
                        more.run();
                      });
                }

                @Override
                public void fail(Throwable failure) {
                  request.fail(failure);
                }
              };
          count(told, size, 0);
          return String.valueOf(size.get());
        };
    String first = HEAD + "abc";
    String second = "def" + TAIL;
    assertThat(post("multipart/form-data; boundary=b", first, second))
        .isEqualTo(String.valueOf(first.length() + second.length()));
    assertThat(toldBy).isNotEmpty().noneMatch(thread -> thread.startsWith("file-"));
  }

  @Test
  void anEmptyFormHasNoPart() throws Exception {
    reading = SpooledBodyTest::sizeByBlocking;
    assertThat(post("multipart/form-data; boundary=b", "", "")).isEqualTo("0");
  }

  @Test
  void otherBodiesAreLeftAlone() throws Exception {
    reading = request -> request.getClass().getSimpleName() + sizeByBlocking(request);
    assertThat(post("text/plain", "abc", "def")).endsWith("6").doesNotContain("SpooledBody");
  }
}
