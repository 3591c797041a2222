package io.junicorn.servlet;

import java.time.Duration;
import org.eclipse.jetty.util.NanoTime;

/** How old a request is for its deadline. Any thread. */
final class RequestAge {
  private RequestAge() {}

  /** Nanoseconds since its head was there; waiting for a body of a fair rate does not count. */
  static long nanos(Exchange exchange, long now) {
    long age = now - exchange.request().getHeadersNanoTime();
    ExchangeStream stream = exchange.stream();
    BodyClock body =
        stream == null || exchange.deadlines().bodyRate().isEmpty() ? null : stream.body();
    return body == null ? age : age - body.waitedNanos(now);
  }

  /** How much time is left until its deadline; {@link Long#MAX_VALUE} when it has none. */
  static long nanosLeft(Exchange exchange) {
    Duration timeout = exchange.deadlines().timeout().orElse(null);
    return timeout == null ? Long.MAX_VALUE : timeout.toNanos() - nanos(exchange, NanoTime.now());
  }
}
