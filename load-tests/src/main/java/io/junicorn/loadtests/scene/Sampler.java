package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.process.ProcStat;
import io.junicorn.loadtests.server.RunningServer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks at a server every second and remembers the most. A platform thread of its own. */
final class Sampler implements AutoCloseable {
  private static final long EVERY_MILLIS = 1_000;

  private final RunningServer server;
  private final Thread thread;
  private @Nullable IOException failure;
  private ProcStat peak = new ProcStat(0, 0, 0, 0, 0);

  Sampler(RunningServer server) throws IOException {
    this.server = server;
    look();
    thread = Thread.ofPlatform().daemon().name("sampler").start(this::watch);
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(EVERY_MILLIS);
        look();
      }
    } catch (InterruptedException _) {
      // The load is over.
    } catch (IOException e) {
      synchronized (this) {
        failure = e;
      }
    }
  }

  private void look() throws IOException {
    ProcStat now = server.stat();
    synchronized (this) {
      peak =
          new ProcStat(
              now.cpuMicros(),
              now.switches(),
              Math.max(peak.residentBytes(), now.residentBytes()),
              Math.max(peak.threads(), now.threads()),
              Math.max(peak.openFiles(), now.openFiles()));
    }
  }

  /** The most so far. */
  synchronized ProcStat peak() throws IOException {
    if (failure != null) {
      throw new IOException("the server could not be watched to the end", failure);
    }
    return peak;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
