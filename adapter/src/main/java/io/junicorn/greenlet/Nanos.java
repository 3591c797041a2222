package io.junicorn.greenlet;

import java.time.Duration;

/** Durations of callers as nanoseconds: checked, and cut where they would overflow. */
final class Nanos {
  /** 146 years: half of what a long holds, so that a deadline can be compared by subtraction. */
  private static final long MOST = Long.MAX_VALUE / 2;

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
}
