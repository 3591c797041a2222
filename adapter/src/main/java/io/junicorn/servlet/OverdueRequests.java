package io.junicorn.servlet;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.NanoTime;

/**
 * Requests that were ended by a limit and whose application goes on. Each is reported again and
 * again, at intervals that double; an asynchronous one without a greenlet, which nobody completes
 * although it was told of the error, is taken from its application the first time. Of the
 * deadline's thread, but for {@link #count()}.
 */
final class OverdueRequests {
  private static final long FIRST_INTERVAL_NANOS = 1_000_000_000L;
  private static final long LONGEST_INTERVAL_NANOS = 3_600_000_000_000L;

  private static final class Overdue {
    final Exchange exchange;
    final Limit limit;
    final long sinceNanos;
    long intervalNanos = FIRST_INTERVAL_NANOS;
    long reportedNanos;
    boolean again;

    Overdue(Exchange exchange, Limit limit, long now) {
      this.exchange = exchange;
      this.limit = limit;
      sinceNanos = now;
      reportedNanos = now;
    }
  }

  private final List<Overdue> all = new ArrayList<>();
  private volatile int count;

  int count() {
    return count;
  }

  void add(Exchange exchange, Limit limit) {
    all.add(new Overdue(exchange, limit, NanoTime.now()));
    count = all.size();
  }

  void look(long now) {
    if (!all.isEmpty()) {
      all.removeIf(overdue -> hasEnded(overdue, now));
      count = all.size();
    }
  }

  private static boolean hasEnded(Overdue overdue, long now) {
    if (overdue.exchange.isOver()) {
      if (overdue.again) {
        ExpiryLog.endedAtLast(overdue.exchange, overdue.limit, overdue.sinceNanos);
      }
      return true;
    }
    if (now - overdue.reportedNanos >= overdue.intervalNanos) {
      overdue.again = true;
      overdue.reportedNanos = now;
      overdue.intervalNanos = Math.min(2 * overdue.intervalNanos, LONGEST_INTERVAL_NANOS);
      if (overdue.exchange.giveUp()) {
        ExpiryLog.givenUp(overdue.exchange, overdue.limit, overdue.sinceNanos);
        return true;
      }
      ExpiryLog.stillThere(overdue.exchange, overdue.limit, overdue.sinceNanos);
    }
    return false;
  }
}
