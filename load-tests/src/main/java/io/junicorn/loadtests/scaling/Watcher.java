package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.autoscaler.Recording;
import io.junicorn.loadtests.server.RunningServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Reads a server's metrics and processor time, once a second. A platform thread of its own. */
final class Watcher implements AutoCloseable {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long MICROS_PER_MILLI = 1_000;

  private final RunningServer server;
  private final int port;
  private final long begun;
  private final int rejectedBefore;
  private final List<Recording.Sample> samples = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closed;
  private @Nullable IOException failure;

  /**
   * Begins to look.
   *
   * @param begun {@link System#nanoTime()} of second 0
   */
  Watcher(RunningServer server, long begun) throws IOException {
    this.server = server;
    this.port =
        server.managementPort().orElseThrow(() -> new IOException("it has no management port"));
    this.begun = begun;
    this.rejectedBefore = Gauges.read(port).rejected();
    this.thread = Thread.ofPlatform().daemon().name("watcher").start(this::watch);
  }

  private void watch() {
    try {
      long cpu = server.stat().cpuMicros();
      for (int second = 0; !closed; second++) {
        long due = begun + second * SECOND;
        while (!closed && System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        Gauges now = Gauges.read(port);
        long cpuNow = server.stat().cpuMicros();
        synchronized (this) {
          samples.add(
              new Recording.Sample(
                  second,
                  now.active(),
                  now.queued(),
                  now.rejected() - rejectedBefore,
                  (int) ((cpuNow - cpu) / MICROS_PER_MILLI)));
        }
        cpu = cpuNow;
      }
    } catch (IOException e) {
      synchronized (this) {
        failure = e;
      }
    }
  }

  /** What was seen so far. */
  synchronized List<Recording.Sample> samples() throws IOException {
    if (failure != null) {
      throw new IOException("the server could not be watched to the end", failure);
    }
    return List.copyOf(samples);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
