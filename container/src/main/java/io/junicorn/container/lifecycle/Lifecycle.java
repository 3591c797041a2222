package io.junicorn.container.lifecycle;

/** The state of the process, and when it began. Safe for use by any thread. */
public final class Lifecycle {
  private final long startedNanos = System.nanoTime();
  private volatile State state = State.STARTING;

  /** Starts in {@link State#STARTING}. */
  public Lifecycle() {}

  /** Where the process stands. */
  public State state() {
    return state;
  }

  /** Moves forward, or answers false when the process is there or further already. */
  public synchronized boolean advanceTo(State next) {
    if (state.compareTo(next) >= 0) {
      return false;
    }
    state = next;
    return true;
  }

  /** Seconds since the process began. */
  public double uptimeSeconds() {
    return (System.nanoTime() - startedNanos) / 1e9;
  }
}
