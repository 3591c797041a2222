package io.junicorn.greenlet;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Whoever is to be told that a {@link Waitable} has ended: one element of its stack of links. */
abstract sealed class Link {
  /** The link that was added before this one; of the {@link Waitable} alone. */
  @Nullable Link next;

  private volatile boolean dropped;

  /** Tells, on the thread that ends. */
  abstract void fire();

  /** Whether whoever stands behind this link gets to see a failure. */
  abstract boolean seesFailure();

  /** Whether it is a callback of a user, which may take its time: those come last. */
  abstract boolean takesTime();

  /** From now on nobody wants to be told. */
  final void drop() {
    dropped = true;
  }

  final boolean dropped() {
    return dropped;
  }

  /** The bottom of a stack that takes no more links. */
  static final class Closed extends Link {
    @Override
    void fire() {}

    @Override
    boolean seesFailure() {
      return false;
    }

    @Override
    boolean takesTime() {
      return false;
    }
  }

  /** A thread that is parked until then. */
  static final class Joiner extends Link {
    private final Thread thread;
    private final boolean forValue;

    Joiner(Thread thread, boolean forValue) {
      this.thread = thread;
      this.forValue = forValue;
    }

    @Override
    void fire() {
      LockSupport.unpark(thread);
    }

    @Override
    boolean seesFailure() {
      return forValue;
    }

    @Override
    boolean takesTime() {
      return false;
    }
  }

  /** Something to run then. */
  static final class Callback extends Link {
    private final Runnable action;
    private final boolean seesFailure;
    private final boolean takesTime;

    Callback(Runnable action, boolean seesFailure, boolean takesTime) {
      this.action = action;
      this.seesFailure = seesFailure;
      this.takesTime = takesTime;
    }

    @Override
    boolean takesTime() {
      return takesTime;
    }

    /** What it throws is reported as the thread's uncaught exception; the other links go on. */
    @Override
    void fire() {
      try {
        action.run();
      } catch (Throwable thrown) {
        Tasks.reportUncaught(thrown);
      }
    }

    @Override
    boolean seesFailure() {
      return seesFailure;
    }
  }
}
