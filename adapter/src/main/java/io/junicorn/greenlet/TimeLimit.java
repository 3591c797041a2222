package io.junicorn.greenlet;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** How long a wait may last, in nanoseconds. */
final class TimeLimit {
  /** No limit at all; also what a duration comes to that is too large for nanoseconds. */
  static final long NONE = Long.MAX_VALUE;

  private TimeLimit() {}

  static long nanos(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("a timeout must not be negative: " + timeout);
    }
    return TimeUnit.NANOSECONDS.convert(timeout);
  }

  /**
   * Waits once, perhaps for nothing: the caller loops, and waits without a timer where it may wait
   * for ever.
   *
   * @return what is left of the limit, zero or less when nothing is
   */
  @SuppressWarnings("WaitNotInLoop")
  static long await(Condition condition, long nanos) throws InterruptedException {
    if (nanos == NONE) {
      condition.await();
      return NONE;
    }
    return condition.awaitNanos(nanos);
  }
}
