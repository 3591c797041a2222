package io.junicorn.hub.monitor;

import java.util.function.LongSupplier;

/** Allows ten lines in ten seconds and counts the others. Of one thread. */
final class LineLimit {
  private static final int LINES = 10;
  private static final long SPAN_NANOS = 10_000_000_000L;

  private final LongSupplier clock;
  private long spanBegan;
  private int lines;
  private long leftOut;

  /**
   * A limit whose first ten seconds begin now.
   *
   * @param clock nanoseconds since some moment, as {@link System#nanoTime}
   */
  LineLimit(LongSupplier clock) {
    this.clock = clock;
    this.spanBegan = clock.getAsLong();
  }

  boolean allows() {
    long now = clock.getAsLong();
    if (now - spanBegan >= SPAN_NANOS) {
      spanBegan = now;
      lines = 0;
    }
    if (lines < LINES) {
      lines++;
      return true;
    }
    leftOut++;
    return false;
  }

  /** How many were not allowed since it was asked last. */
  long takeLeftOut() {
    long count = leftOut;
    leftOut = 0;
    return count;
  }
}
