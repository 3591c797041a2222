package io.junicorn.container.connector;

import org.jspecify.annotations.Nullable;

/** Hears of requests that were answered 408 because their header did not come in time. */
@FunctionalInterface
public interface HeaderTimeoutListener {
  /**
   * Called on the thread that watches all connections: returns at once.
   *
   * @param address of the client, null when it has none
   * @param durationNanos since the first byte, in nanoseconds
   */
  void timedOut(@Nullable String address, long durationNanos);
}
