package io.junicorn.greenlet;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that one greenlet will set and others wait for (gevent's {@code AsyncResult}).
 *
 * <p>It is set once; every method may be called from any thread. Where a {@link
 * java.util.concurrent.CompletableFuture} would do as well, take that: this one waits and fails in
 * the same words as a {@link Greenlet}, and can be waited for together with them.
 *
 * {@snippet file="io/junicorn/snippets/GreenletSnippetsTest.java" region="async-result"}
 *
 * @param <T> type of the value
 */
public final class AsyncResult<T extends @Nullable Object> extends Waitable<T> {
  /** A result that is not there yet. */
  public AsyncResult() {}

  /**
   * Sets the value.
   *
   * @return false, and nothing changes, when it has been set before
   */
  public boolean set(T value) {
    return end(new Outcome.Value<>(value));
  }

  /**
   * Sets a failure in place of the value.
   *
   * @return false, and nothing changes, when it has been set before
   */
  public boolean fail(Throwable cause) {
    return end(new Outcome.Failed<>(Objects.requireNonNull(cause, "the cause is null")));
  }

  @Override
  String title() {
    return "the result";
  }

  @Override
  void awaitedBy(@Nullable Greenlet<?> waiting) {}

  @Override
  void leftBy(@Nullable Greenlet<?> waiting) {}

  @Override
  void told(Outcome<T> ending, boolean seen) {}

  @Override
  public String toString() {
    return switch (outcome()) {
      case null -> "AsyncResult, not set";
      case Outcome.Value<T>(T value) -> "AsyncResult " + value;
      case Outcome.Failed<T>(Throwable cause) -> "AsyncResult failed: " + cause;
      case Outcome.Killed<T>(GreenletExit exit) -> "AsyncResult: " + exit;
    };
  }
}
