package io.junicorn.greenlet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How far a greenlet has come, and who may interrupt it.
 *
 * <p>Only the greenlet's own thread moves it on, but for its start; others signal. A signal holds
 * the next step up until it is done, so that no interrupt arrives after the task.
 */
@SuppressWarnings("ThreadPriorityCheck") // Yields to one who is between two instructions.
final class Progress {
  /** Being made; not in the registry yet. */
  static final int UNBORN = 0;

  /** Waits for its time; its thread has not been started. */
  static final int DELAYED = 1;

  static final int NEW = 2;
  static final int RUNNING = 3;
  static final int ENDED = 4;

  /** Told to end before it began: it never will. */
  static final int STILLBORN = 5;

  /** Somebody is interrupting the thread at this moment; added to one of the others. */
  private static final int SIGNAL = 8;

  private static final VarHandle PROGRESS;

  static {
    try {
      PROGRESS = MethodHandles.lookup().findVarHandle(Greenlet.class, "progress", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Progress() {}

  static int of(Greenlet<?> greenlet) {
    return greenlet.progress & ~SIGNAL;
  }

  /** One step; false when the greenlet stands elsewhere. Waits while a signal is under way. */
  static boolean advance(Greenlet<?> greenlet, int from, int to) {
    while (!PROGRESS.compareAndSet(greenlet, from, to)) {
      int now = greenlet.progress;
      if (now != from && (now & SIGNAL) == 0) {
        return false;
      }
      Thread.yield();
    }
    return true;
  }

  /** Interrupts the greenlet's thread; false when its task is over. */
  static boolean signal(Greenlet<?> greenlet, Thread thread) {
    while (true) {
      int now = greenlet.progress;
      if (now == ENDED || now == STILLBORN) {
        return false;
      }
      if ((now & SIGNAL) == 0 && PROGRESS.compareAndSet(greenlet, now, now | SIGNAL)) {
        try {
          // A channel that it closes may throw.
          thread.interrupt();
        } finally {
          greenlet.progress = now;
        }
        return true;
      }
      Thread.yield();
    }
  }
}
