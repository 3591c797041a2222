package io.junicorn.servlet;

import io.junicorn.accounting.ParkKind;
import io.junicorn.accounting.RequestTimes;
import io.junicorn.accounting.TimeAccount;
import io.junicorn.accounting.TimeSums;
import org.jspecify.annotations.Nullable;

/**
 * A task whose time is booked. It pays for one reference; the sums are made when there is something
 * to book, which is after the first wait. Any thread.
 */
abstract class Booked implements TimeAccount {
  private volatile @Nullable TimeSums sums;

  /** Whether its handler wants to know. */
  abstract boolean isBooking();

  @Override
  public void parked(ParkKind kind, long nanos) {
    if (isBooking()) {
      sums().parked(kind, nanos);
    }
  }

  @Override
  public void onCarrier(long nanos) {
    if (isBooking()) {
      sums().onCarrier(nanos);
    }
  }

  private TimeSums sums() {
    TimeSums made = sums;
    if (made != null) {
      return made;
    }
    synchronized (this) {
      TimeSums first = sums;
      if (first == null) {
        first = new TimeSums();
        sums = first;
      }
      return first;
    }
  }

  /** What is booked so far. */
  RequestTimes times() {
    TimeSums made = sums;
    if (made == null) {
      return isBooking() ? RequestTimes.NOTHING : RequestTimes.UNKNOWN;
    }
    return made.snapshot();
  }

  /** Books elsewhere what is booked so far; once. */
  void moveTimesTo(TimeAccount other) {
    TimeSums made = sums;
    if (made != null) {
      made.moveTo(other);
    }
  }
}
