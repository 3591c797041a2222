package io.junicorn.servlet;

import io.junicorn.greenlet.Placement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of platform threads, a fresh one for each greenlet: thread-locals end with the
 * request here, too. Those that find no place wait in order. Safe for use by any thread.
 */
final class IsolatedThreads implements Placement {
  private record Waiting(Thread thread, Consumer<Throwable> refused) {}

  private final int limit;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int running;

  IsolatedThreads(int limit) {
    this.limit = limit;
  }

  @Override
  public Thread thread(Runnable body) {
    return Thread.ofPlatform()
        .daemon()
        .inheritInheritableThreadLocals(false)
        .unstarted(
            () -> {
              try {
                body.run();
              } finally {
                oneHasEnded();
              }
            });
  }

  @Override
  public void start(Thread thread, Consumer<Throwable> refused) {
    synchronized (this) {
      if (running >= limit) {
        waiting.add(new Waiting(thread, refused));
        return;
      }
      running++;
    }
    try {
      thread.start();
    } catch (Throwable noThread) {
      oneHasEnded();
      throw noThread;
    }
  }

  /** Its place goes to the one that waits longest. */
  private void oneHasEnded() {
    for (Waiting next = next(); next != null; next = next()) {
      try {
        next.thread.start();
        return;
      } catch (Throwable noThread) {
        next.refused.accept(noThread);
      }
    }
  }

  /** The one that takes over a place; if there is none, the place is given up. */
  private synchronized @Nullable Waiting next() {
    Waiting next = waiting.poll();
    if (next == null) {
      running--;
    }
    return next;
  }

  synchronized int running() {
    return running;
  }

  synchronized int waiting() {
    return waiting.size();
  }
}
