package io.junicorn.greenlet;

import org.jspecify.annotations.Nullable;

/**
 * What is done with each item of a {@code map}: a function that may block and throw.
 *
 * <p>It is called on many greenlets at once.
 *
 * @param <A> type of the items
 * @param <R> type of the results
 */
@FunctionalInterface
public interface ThrowingFunction<A extends @Nullable Object, R extends @Nullable Object> {
  /** The result for one item. */
  R apply(A item) throws Exception;

  /**
   * What the work for an item is known by: its class is the spawn site, and its class loader says
   * which {@link SpawnContext}s are taken along. By default this function.
   */
  default Object origin(A item) {
    return this;
  }
}
