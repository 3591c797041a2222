package io.junicorn.servlet;

import io.junicorn.greenlet.Descendants;
import io.junicorn.greenlet.Greenlet;
import java.time.Duration;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/**
 * Which limit of one request has passed, and what follows. Made when the deadline's thread meets
 * the request, so that a quick one pays nothing, and kept from when the response has begun: before
 * there is nothing to remember. Touched by that thread alone.
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
  @Nullable Limit passed(long now) {
    BodyClock body = stream.body();
    if (body != null && body.isBehind(now)) {
      return Limit.BODY;
    }
    if (!stream.begun()) {
      return isOver(limits.timeout().orElse(null), RequestAge.nanos(exchange, now))
          ? Limit.TIMEOUT
          : null;
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
    if (!isClogged(0)) {
      stuck = false;
      return false;
    }
    if (!stuck) {
      stuck = true;
      stuckNanos = now;
    }
    return now - stuckNanos >= limit.toNanos() && isClogged(limit.toMillis());
  }

  /**
   * Whether an HTTP/1 connection holds bytes, and its client has taken none of them for a time.
   * Jetty keeps the books of both anyhow.
   */
  private boolean isClogged(long millis) {
    EndPoint endPoint = exchange.request().getConnectionMetaData().getConnection().getEndPoint();
    while (endPoint instanceof EndPoint.Wrapper wrapper) {
      endPoint = wrapper.unwrap();
    }
    return endPoint instanceof AbstractEndPoint counted
        && counted.getWriteFlusher().isPending()
        && counted.getIdleFor() >= millis;
  }

  /** Ends the request because of a limit; null when it was too late for that. */
  Expiry.@Nullable Consequence expire(Limit limit) {
    boolean answers = limit == Limit.TIMEOUT || limit == Limit.BODY;
    if (answers && stream.answer(End.TIMED_OUT, limit.status(), limit.words())) {
      if (limit == Limit.TIMEOUT && limits.action() == DeadlineAction.INTERRUPT) {
        interrupt();
        return Expiry.Consequence.INTERRUPTED;
      }
      return Expiry.Consequence.ANSWERED;
    }
    return limit != Limit.TIMEOUT && stream.cutOff(End.TIMED_OUT, limit.words())
        ? Expiry.Consequence.CUT
        : null;
  }

  private void interrupt() {
    Greenlet<?> running = exchange.greenlet();
    if (running != null) {
      running.interrupt();
      if (Descendants.anyBelow(running)) {
        running.descendants().kill();
      }
    }
  }
}
