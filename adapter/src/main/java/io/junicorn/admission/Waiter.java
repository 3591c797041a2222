package io.junicorn.admission;

/**
 * A request in the queue: told exactly one of the two, once.
 *
 * <p>Both are called on a thread that belongs to somebody else (the one that gave a permit back, or
 * the timer): an implementation returns at once and does not throw.
 */
public interface Waiter {
  /**
   * The work may start now.
   *
   * @param permit to be given back when the request has ended
   * @param waitedNanos how long it stood in the queue, in nanoseconds
   */
  void admitted(Permit permit, long waitedNanos);

  /** No permit will come. */
  void rejected(Admission.Rejected rejected);
}
