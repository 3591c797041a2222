package io.junicorn.servlet;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Stacks;
import io.junicorn.greenlet.Waits;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lines of the log on greenlets that leak, so many a minute at most. Used by one thread. */
final class LeakLog {
  private static final Logger LOG = LoggerFactory.getLogger(LeakedGreenlets.class);
  private static final int LINES = 20;
  private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

  private long windowNanos = NanoTime.now();
  private int lines;
  private int untold;

  void leaked(Greenlet<?> greenlet, String request, long afterNanos) {
    if (++lines > LINES) {
      untold++;
      return;
    }
    StackTraceElement[] stack = greenlet.stackTrace();
    LOG.warn(
        "leaked: {} lives on, at least {} ms after its request {} has ended; spawned at {}; it {},"
            + " at {}",
        greenlet.name(),
        TimeUnit.NANOSECONDS.toMillis(afterNanos),
        request,
        greenlet.spawnedBy(),
        Waits.of(greenlet, stack),
        Stacks.where(stack));
  }

  /** Tells how many have no line, once a minute. */
  void roundEnds() {
    if (NanoTime.since(windowNanos) < WINDOW_NANOS) {
      return;
    }
    if (untold > 0) {
      LOG.warn("leaked: {} more greenlets in the last minute; see /greenlets", untold);
    }
    windowNanos = NanoTime.now();
    lines = 0;
    untold = 0;
  }
}
