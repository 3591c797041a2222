package io.junicorn.servlet;

import java.time.Duration;
import java.util.Objects;

/**
 * The least rate at which the body of a request must arrive, while the application waits for it.
 *
 * <p>A client begins with a credit of {@code grace}, in time. Waiting for it uses the credit up,
 * and each byte earns some back, {@code 1/bytesPerSecond} seconds, up to six times the grace: who
 * has sent well may pause for so long.
 *
 * @param bytesPerSecond at least 1
 * @param grace more than zero, at most a day
 */
public record DataRate(long bytesPerSecond, Duration grace) {
  private static final int MOST_GRACES = 6;
  private static final long NANOS = 1_000_000_000;

  /** Checks both. */
  public DataRate {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException(
          "the rate is " + bytesPerSecond + " bytes a second, allowed is 1 and more");
    }
    Objects.requireNonNull(grace, "the grace is null");
    if (!grace.isPositive() || grace.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "the grace is " + grace + ", allowed is more than zero, at most a day");
    }
  }

  long mostCreditNanos() {
    return MOST_GRACES * grace.toNanos();
  }

  /** What so many bytes earn. */
  long earnedNanos(long bytes) {
    // More than the bound in any case, and no overflow on the way.
    double earned = (double) bytes * NANOS / (double) bytesPerSecond;
    return (long) Math.min(earned, (double) mostCreditNanos());
  }
}
