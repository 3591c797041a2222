package io.junicorn.accounting;

/**
 * Whose time is booked: a task of a greenlet that is one implements this, such as a request. Safe
 * for use by any thread.
 */
public interface TimeAccount {
  /** A greenlet of it has waited that many nanoseconds. */
  void parked(ParkKind kind, long nanos);

  /** A greenlet of it was seen on its carrier, for an estimated number of nanoseconds more. */
  void onCarrier(long nanos);
}
