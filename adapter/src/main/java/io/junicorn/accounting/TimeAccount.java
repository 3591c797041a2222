package io.junicorn.accounting;

/**
 * Whose time is booked, such as a request: a task of a greenlet is one, and its {@linkplain
 * io.junicorn.keepsake.Leaves#keepsake() keepsake} for the greenlets below. Safe for use by any
 * thread.
 */
public interface TimeAccount {
  /** A greenlet of it has waited that many nanoseconds. */
  void parked(ParkKind kind, long nanos);

  /** A greenlet of it was seen on its carrier, for an estimated number of nanoseconds more. */
  void onCarrier(long nanos);
}
