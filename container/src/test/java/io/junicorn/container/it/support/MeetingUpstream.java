package io.junicorn.container.it.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An HTTP server that answers only in groups: no request before so many are there at once. Whoever
 * calls it one after another gets a 500.
 */
public final class MeetingUpstream implements AutoCloseable {
  private final HttpServer server;
  private final CyclicBarrier meeting;
  private final CountDownLatch gate;
  private final AtomicInteger inside = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();

  private MeetingUpstream(int group, int closed) {
    meeting = new CyclicBarrier(group);
    gate = new CountDownLatch(closed);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** One that answers when a group has met. */
  public static MeetingUpstream ofGroups(int size) {
    return new MeetingUpstream(size, 0);
  }

  /** One that lets a group wait after it has met, until {@link #open}. */
  public static MeetingUpstream closed(int size) {
    return new MeetingUpstream(size, 1);
  }

  private void handle(HttpExchange exchange) throws IOException {
    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    int status = 200;
    try {
      meeting.await(15, TimeUnit.SECONDS);
      gate.await();
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      status = 500;
    }
    inside.decrementAndGet();
    answered.incrementAndGet();
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** How many there were at once, at most. */
  public int most() {
    return most.get();
  }

  /** How many have been answered. */
  public int answered() {
    return answered.get();
  }

  /** Lets all pass. */
  public void open() {
    gate.countDown();
  }

  @Override
  public void close() {
    open();
    server.stop(0);
  }
}
