package io.junicorn.servlet;

import io.junicorn.greenlet.Greenlet;
import org.jspecify.annotations.Nullable;

/** The request that a greenlet works for: its own, or that of its nearest ancestor with one. */
final class CurrentRequest {
  private CurrentRequest() {}

  /** Nanoseconds until its deadline, at least 0; {@link Long#MAX_VALUE} when there is none. */
  static long nanosLeft() {
    Exchange exchange = of(Greenlet.current().orElse(null));
    return exchange == null || exchange.begun()
        ? Long.MAX_VALUE
        : Math.max(0, RequestAge.nanosLeft(exchange));
  }

  /** That one; null when it works for none. */
  static @Nullable Exchange of(@Nullable Greenlet<?> greenlet) {
    // A loop: parents may be a hundred thousand deep.
    @Nullable Greenlet<?> next = greenlet;
    while (next != null) {
      if (next.task() instanceof Exchange own) {
        return own;
      }
      Object keepsake = next.keepsake().orElse(null);
      if (keepsake instanceof AsyncTask async) {
        return async.request();
      }
      if (keepsake instanceof RequestTrace trace && trace.underWay() instanceof Exchange exchange) {
        return exchange;
      }
      next = next.parent().orElse(null);
    }
    return null;
  }
}
