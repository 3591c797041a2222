package io.junicorn.greenlet;

import java.time.Duration;
import java.util.concurrent.locks.Condition;

/** Limits of waits in nanoseconds: those of callers checked, and cut where they would overflow. */
final class Nanos {
  /** 146 years: half of what a long holds, so that a deadline can be compared by subtraction. */
  private static final long MOST = Long.MAX_VALUE / 2;

  /** No limit at all. */
  static final long NO_LIMIT = Long.MAX_VALUE;

  private Nanos() {}

  /**
   * The nanoseconds of a duration.
   *
   * @throws IllegalArgumentException when it is negative, naming it
   */
  static long of(Duration duration, String name) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " is " + duration + ", allowed is 0 or more");
    }
    return duration.compareTo(Duration.ofNanos(MOST)) > 0 ? MOST : duration.toNanos();
  }

  /**
   * Waits once, perhaps for nothing: the caller loops, and waits without a timer where it may wait
   * for ever.
   *
   * @return what is left of the limit, zero or less when nothing is
   */
  @SuppressWarnings("WaitNotInLoop")
  static long await(Condition condition, long nanos) throws InterruptedException {
    if (nanos == NO_LIMIT) {
      condition.await();
      return NO_LIMIT;
    }
    return condition.awaitNanos(nanos);
  }
}
