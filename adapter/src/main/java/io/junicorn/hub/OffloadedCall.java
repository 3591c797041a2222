package io.junicorn.hub;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way over a pool: made and awaited by the caller, run once by a thread of the pool
 * or never.
 */
final class OffloadedCall<T extends @Nullable Object> implements Runnable {
  private final Callable<T> body;
  private final boolean foreign;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final long asked = System.nanoTime();

  /** Guarded by this: an interrupt must not arrive after the call. */
  private @Nullable Thread runner;

  private boolean givenUp;

  /**
   * A call to be run.
   *
   * @param foreign whether it is code of an application, which may leave things on its thread
   */
  OffloadedCall(Callable<T> body, boolean foreign) {
    this.body = body;
    this.foreign = foreign;
  }

  boolean foreign() {
    return foreign;
  }

  long asked() {
    return asked;
  }

  CompletableFuture<T> result() {
    return result;
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    T value;
    try {
      value = body.call();
    } catch (Throwable thrown) {
      end();
      result.completeExceptionally(thrown);
      return;
    }
    end();
    result.complete(value);
  }

  private synchronized boolean begin() {
    runner = givenUp ? null : Thread.currentThread();
    return !givenUp;
  }

  private synchronized void end() {
    runner = null;
  }

  /** Nobody waits for it any more: it does not begin, or is interrupted. */
  synchronized void giveUp() {
    givenUp = true;
    if (runner != null) {
      runner.interrupt();
    }
  }
}
