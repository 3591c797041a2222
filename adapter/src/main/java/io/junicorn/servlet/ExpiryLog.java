package io.junicorn.servlet;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Stacks;
import io.junicorn.greenlet.Waits;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the operator reads of requests whose time is up: one line each. */
final class ExpiryLog {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiryLog.class);

  private ExpiryLog() {}

  /** Where the application is, in words and by its stack. */
  static String whereabouts(Exchange exchange) {
    Greenlet<?> greenlet = exchange.greenlet();
    if (greenlet == null) {
      return "it has no greenlet";
    }
    if (exchange.left() && !greenlet.state().live()) {
      return "it is asynchronous, and its " + greenlet.name() + " has left";
    }
    StackTraceElement[] stack = greenlet.stackTrace();
    String children = Children.names(greenlet);
    return greenlet.name()
        + " "
        + Waits.of(greenlet, stack)
        + (children.isEmpty() ? "" : "; its children: " + children)
        + "; stack: "
        + Stacks.inOneLine(stack);
  }

  static void expired(Exchange exchange, Expiry expiry, String whereabouts) {
    Object done =
        switch (expiry.consequence()) {
          case ANSWERED -> "answered " + expiry.limit().status();
          case INTERRUPTED -> "answered " + expiry.limit().status() + " and interrupted";
          case CUT -> "the response was cut";
        };
    LOG.warn(
        "{}: {} after {} ms, {}; {}",
        expiry.limit().setting(),
        exchange.describe(),
        millisSince(exchange.request().getBeginNanoTime()),
        done,
        whereabouts);
  }

  static void stillThere(Exchange exchange, Limit limit, long sinceNanos) {
    LOG.warn(
        "{}: {} goes on {} ms after it was over; {}",
        limit.setting(),
        exchange.describe(),
        millisSince(sinceNanos),
        whereabouts(exchange));
  }

  static void givenUp(Exchange exchange, Limit limit, long sinceNanos) {
    LOG.warn(
        "{}: {} was not completed within {} ms after it was over, and is taken from its application",
        limit.setting(),
        exchange.describe(),
        millisSince(sinceNanos));
  }

  static void endedAtLast(Exchange exchange, Limit limit, long sinceNanos) {
    LOG.info(
        "{}: {} has ended, {} ms after it was over",
        limit.setting(),
        exchange.describe(),
        millisSince(sinceNanos));
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(NanoTime.since(nanos));
  }
}
