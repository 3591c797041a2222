package io.junicorn.container.series;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** How fast a counter grows, since the call before. Of the sampling thread. */
public final class PerSecond implements DoubleSupplier {
  private final LongSupplier counter;
  private final LongSupplier nanoTime;
  private long countBefore;
  private long nanosBefore;

  /** The growth of a counter from now on. */
  public PerSecond(LongSupplier counter) {
    this(counter, System::nanoTime);
  }

  PerSecond(LongSupplier counter, LongSupplier nanoTime) {
    this.counter = counter;
    this.nanoTime = nanoTime;
    countBefore = counter.getAsLong();
    nanosBefore = nanoTime.getAsLong();
  }

  @Override
  public double getAsDouble() {
    long count = counter.getAsLong();
    long now = nanoTime.getAsLong();
    double rate = now == nanosBefore ? 0 : (count - countBefore) * 1e9 / (now - nanosBefore);
    countBefore = count;
    nanosBefore = now;
    return rate;
  }
}
