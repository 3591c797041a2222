package io.junicorn.servlet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which limit of one request has passed. Made when the deadline's thread first meets the request,
 * so that a quick one pays nothing; touched by that thread alone.
 */
final class Watch {
  private final Exchange exchange;
  private final ExchangeStream stream;
  private final Deadlines limits;

  private boolean begun;
  private long begunNanos;
  private boolean stuck;
  private long stuckNanos;

  Watch(Exchange exchange, ExchangeStream stream, Deadlines limits) {
    this.exchange = exchange;
    this.stream = stream;
    this.limits = limits;
  }

  /** The limit that has passed; null when none has. */
  @Nullable Limit look(long now) {
    BodyClock body = stream.body();
    if (body != null && body.isBehind(now)) {
      return Limit.BODY;
    }
    if (!stream.begun()) {
      return isOver(limits.timeout().orElse(null), exchange.ageNanos(now)) ? Limit.TIMEOUT : null;
    }
    if (!begun) {
      begun = true;
      begunNanos = now;
    }
    if (isOver(limits.streamTimeout().orElse(null), now - begunNanos)) {
      return Limit.STREAM;
    }
    return isStuck(now) ? Limit.WRITE : null;
  }

  private static boolean isOver(@Nullable Duration limit, long nanos) {
    return limit != null && nanos >= limit.toNanos();
  }

  private boolean isStuck(long now) {
    Duration limit = limits.writeTimeout().orElse(null);
    if (limit == null) {
      return false;
    }
    WriteClock writes = stream.writes();
    if (writes != null) {
      return writes.isStuck(now, limit.toNanos());
    }
    // Somebody who paused for long, and whose first byte of the next event finds the socket full,
    // has his time from then on.
    if (!WriteClock.isStuck(exchange.request(), 0)) {
      stuck = false;
      return false;
    }
    if (!stuck) {
      stuck = true;
      stuckNanos = now;
    }
    return now - stuckNanos >= limit.toNanos()
        && WriteClock.isStuck(exchange.request(), limit.toMillis());
  }
}
