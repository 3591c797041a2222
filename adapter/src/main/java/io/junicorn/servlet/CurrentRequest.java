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
      if (next.task() instanceof AsyncTask async) {
        return async.request();
      }
      Exchange above = above(next.keepsake().orElse(null));
      if (above != null) {
        return above;
      }
      next = next.parent().orElse(null);
    }
    return null;
  }

  private static @Nullable Exchange above(@Nullable Object keepsake) {
    return switch (keepsake) {
      case AsyncTrace async -> async.request();
      case RequestTrace trace when trace.underWay() instanceof Exchange exchange -> exchange;
      case null, default -> null;
    };
  }
}
