package io.junicorn.greenlet;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A task whose value or failure is handed to one reader, and reported only if that reader has gone
 * away. It runs on its greenlet; the other methods are the reader's.
 */
final class Delivery<R extends @Nullable Object> implements GreenletTask {
  private final Callable<? extends R> work;
  private final Object origin;
  private @Nullable Outcome<R> value;
  private @Nullable Greenlet<?> greenlet;

  /** Guarded by this. */
  private boolean abandoned;

  private @Nullable Throwable unreported;

  /** {@code origin}: what the caller wrote, by which the task is described. */
  Delivery(Callable<? extends R> work, Object origin) {
    this.work = work;
    this.origin = origin;
  }

  static <A extends @Nullable Object, R extends @Nullable Object> Delivery<R> of(
      ThrowingFunction<? super A, ? extends R> function, A item) {
    return new Delivery<>(() -> function.apply(item), function.origin(item));
  }

  @Override
  public void run() throws Exception {
    value = new Outcome.Value<>(work.call());
  }

  @Override
  public void failed(Throwable thrown) {
    synchronized (this) {
      if (!abandoned) {
        unreported = thrown;
        return;
      }
    }
    Tasks.reportUncaught(thrown);
  }

  @Override
  public Object origin() {
    return origin;
  }

  @Override
  public void runsOn(Greenlet<?> spawned) {
    greenlet = spawned;
  }

  Greenlet<?> greenlet() {
    return Objects.requireNonNull(greenlet, "not spawned");
  }

  /** Nobody will read it. Returns its failure if it has failed already, else it reports itself. */
  synchronized @Nullable Throwable abandon() {
    abandoned = true;
    return unreported;
  }

  /** Ends it; nobody will read it. */
  void cut() {
    abandon();
    greenlet().kill();
  }

  /** Waits for the value. A reader that is interrupted ends the task. */
  R get() throws InterruptedException, ExecutionException {
    try {
      greenlet().join();
    } catch (InterruptedException e) {
      cut();
      throw e;
    }
    return result();
  }

  /** The value, after the end. */
  R result() throws ExecutionException {
    if (value instanceof Outcome.Value<R>(R found)) {
      return found;
    }
    Throwable failure = greenlet().failure().orElse(null);
    if (failure != null) {
      throw new ExecutionException(failure);
    }
    GreenletExit exit = greenlet().exit().orElseThrow();
    CancellationException killed = new CancellationException(exit.getMessage());
    killed.initCause(exit);
    throw killed;
  }
}
