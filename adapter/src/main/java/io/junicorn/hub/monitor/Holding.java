package io.junicorn.hub.monitor;

import io.junicorn.greenlet.Greenlet;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A greenlet that was on the same carrier each time it was looked at. Of the monitor's thread.
 *
 * <p>It may have left the carrier and come back between two looks. So looks are close to each other
 * before it is called a stall.
 */
final class Holding {
  final Greenlet<?> greenlet;
  final String carrier;
  final long sinceNanos;
  final Instant began;

  /** The processor time of the carrier at {@link #processorSinceNanos}. */
  long processorTime = CarrierTimes.UNKNOWN;

  long processorSinceNanos;

  /** When it is reported next: how long it has held the carrier then. */
  long nextReportNanos;

  /** As last reported; null before. */
  @Nullable Stall reported;

  /** Whether the round that is under way has seen it. */
  boolean seen = true;

  Holding(Greenlet<?> greenlet, String carrier, long now, long firstReportNanos) {
    this.greenlet = greenlet;
    this.carrier = carrier;
    this.sinceNanos = now;
    this.began = Instant.now();
    this.nextReportNanos = firstReportNanos;
  }

  long nanos(long now) {
    return now - sinceNanos;
  }
}
