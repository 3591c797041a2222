package io.junicorn.servlet;

import org.jspecify.annotations.Nullable;

/**
 * How long the application has waited for the body of one request, and whether the client is behind
 * its {@link DataRate}. Exists only for a request that had to wait for its body.
 *
 * <p>Told by whoever reads, asked by the deadline's thread.
 */
final class BodyClock {
  private final @Nullable DataRate rate;
  private boolean waiting;
  private long sinceNanos;
  private long waitedNanos;
  private long creditNanos;

  BodyClock(@Nullable DataRate rate) {
    this.rate = rate;
    creditNanos = rate == null ? Long.MAX_VALUE : rate.grace().toNanos();
  }

  /** The application needs content and there is none. */
  synchronized void waits(long now) {
    if (!waiting) {
      waiting = true;
      sinceNanos = now;
    }
  }

  /** It has read so many bytes; maybe none, then it goes on waiting. */
  synchronized void got(int bytes, long now) {
    if (waiting) {
      waiting = false;
      waitedNanos += now - sinceNanos;
      creditNanos -= rate == null ? 0 : now - sinceNanos;
    }
    if (rate != null) {
      creditNanos = Math.min(rate.mostCreditNanos(), creditNanos + rate.earnedNanos(bytes));
    }
  }

  /** All the time spent waiting so far. */
  synchronized long waitedNanos(long now) {
    return waiting ? waitedNanos + (now - sinceNanos) : waitedNanos;
  }

  /** Whether the application waits now, and the client has used its credit up. */
  synchronized boolean isBehind(long now) {
    return rate != null && waiting && now - sinceNanos > creditNanos;
  }
}
