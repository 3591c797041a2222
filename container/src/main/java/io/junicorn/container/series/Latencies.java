package io.junicorn.container.series;

import java.util.concurrent.atomic.LongAdder;

/**
 * How long requests took, in buckets a quarter of a power of two apart: a quantile is right within
 * 12.5 %.
 *
 * <p>Any thread records. Not more than one thread calls {@link #tick()} and {@link #quantile}.
 */
public final class Latencies {
  private static final int SUB_BITS = 2;
  private static final int SUBS = 1 << SUB_BITS;

  /** Up to 2 to the 42nd microseconds, which is 51 days. */
  private static final int BUCKETS = 42 * SUBS;

  /** How many ticks a quantile looks back. */
  private static final int WINDOW = 10;

  private final LongAdder[] counts = new LongAdder[BUCKETS];
  private final long[][] before = new long[WINDOW][BUCKETS];
  private final long[] recent = new long[BUCKETS];
  private int at;

  Latencies() {
    for (int i = 0; i < BUCKETS; i++) {
      counts[i] = new LongAdder();
    }
  }

  void record(long nanos) {
    counts[bucketOf(Math.max(0, nanos / 1000))].increment();
  }

  private static int bucketOf(long micros) {
    if (micros < SUBS) {
      return (int) micros;
    }
    int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros);
    int sub = (int) (micros >>> (exponent - SUB_BITS)) & (SUBS - 1);
    return Math.min(BUCKETS - 1, (exponent - SUB_BITS + 1) * SUBS + sub);
  }

  /** The middle of a bucket, in microseconds. */
  private static double middleOf(int bucket) {
    if (bucket < SUBS) {
      return bucket + 0.5;
    }
    int shift = bucket / SUBS - 1;
    return ((SUBS + bucket % SUBS) + 0.5) * (1L << shift);
  }

  /** A moment of the window has passed. */
  public void tick() {
    long[] oldest = before[at];
    for (int i = 0; i < BUCKETS; i++) {
      long now = counts[i].sum();
      recent[i] = now - oldest[i];
      oldest[i] = now;
    }
    at = (at + 1) % WINDOW;
  }

  /**
   * The time within which this part of the requests of the last ten ticks were done, in
   * milliseconds; NaN when there was none.
   */
  public double quantile(double part) {
    long all = 0;
    for (long count : recent) {
      all += count;
    }
    if (all == 0) {
      return Double.NaN;
    }
    long wanted = (long) Math.ceil(all * part);
    long seen = 0;
    for (int i = 0; i < BUCKETS; i++) {
      seen += recent[i];
      if (seen >= wanted) {
        return middleOf(i) / 1000;
      }
    }
    return Double.NaN;
  }
}
