package io.junicorn.hub.monitor;

/**
 * Hears of stalls. Called on the monitor's thread, which waits: an implementation returns within
 * microseconds and does not block. What it throws is logged.
 */
public interface StallObserver {
  /**
   * A greenlet holds its carrier: at {@code max-blocking-time}, and at twice, four times ... it.
   */
  void stalled(Stall stall);

  /** One that was reported has left its carrier; told once. */
  default void ended(Stall stall) {}
}
