package io.junicorn.servlet;

import io.junicorn.greenlet.Greenlet;
import org.jspecify.annotations.Nullable;

/** The request that the current thread works for: its own, or that which spawned it. */
final class CurrentRequest {
  private CurrentRequest() {}

  /** Nanoseconds until its deadline, at least 0; {@link Long#MAX_VALUE} when there is none. */
  static long nanosLeft() {
    Exchange exchange = find();
    return exchange == null || exchange.begun()
        ? Long.MAX_VALUE
        : Math.max(0, RequestAge.nanosLeft(exchange));
  }

  private static @Nullable Exchange find() {
    @Nullable Greenlet<?> next = Greenlet.current().orElse(null);
    while (next != null) {
      if (next.task() instanceof Exchange exchange) {
        return exchange;
      }
      next = next.parent().orElse(null);
    }
    return null;
  }
}
