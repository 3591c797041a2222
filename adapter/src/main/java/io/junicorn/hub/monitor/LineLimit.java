package io.junicorn.hub.monitor;

/** Allows ten lines in ten seconds and counts the others. Of one thread. */
final class LineLimit {
  private static final int LINES = 10;
  private static final long SPAN_NANOS = 10_000_000_000L;

  private long spanBegan = System.nanoTime();
  private int lines;
  private long leftOut;

  boolean allows() {
    long now = System.nanoTime();
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
