package io.junicorn.greenlet;

import org.jspecify.annotations.Nullable;

/** Where a greenlet stands. */
public enum GreenletState {
  /** Spawned; its task has not begun. */
  NEW,
  /** On a carrier, or ready and waiting for one: {@link Greenlet#carrier()} tells. */
  RUNNING,
  /** Waiting on the heap for a lock, a timer or I/O; it holds no carrier. */
  PARKED,
  /** Its task returned. */
  FINISHED,
  /** Its task threw; see {@link Greenlet#failure()}. */
  FAILED,
  /** It was told to end, and did; see {@link Greenlet#exit()}. */
  KILLED;

  /** Whether the greenlet still has work to do. */
  public boolean live() {
    return switch (this) {
      case NEW, RUNNING, PARKED -> true;
      case FINISHED, FAILED, KILLED -> false;
    };
  }

  /** That of one whose task runs, by its thread. */
  static GreenletState of(@Nullable Thread running) {
    if (running == null) {
      return RUNNING;
    }
    return switch (running.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> PARKED;
      case NEW, RUNNABLE, TERMINATED -> RUNNING;
    };
  }
}
