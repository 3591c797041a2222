package io.junicorn.greenlet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** How a greenlet is told to end, at whichever point of its life. Any thread. */
final class Kill {
  private static final VarHandle EXIT;

  static {
    try {
      EXIT = MethodHandles.lookup().findVarHandle(Greenlet.class, "killed", GreenletExit.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Kill() {}

  /** Tells it; false when it had ended. A greenlet that tells itself ends at once. */
  static boolean of(Greenlet<?> greenlet, @Nullable Throwable reason) {
    GreenletExit exit = new GreenletExit(greenlet.name() + " was killed", reason);
    if (greenlet.ended()) {
      return false;
    }
    if (Greenlet.currentOrNull() == greenlet) {
      throw exit;
    }
    EXIT.compareAndSet(greenlet, null, exit);
    if (Progress.advance(greenlet, Progress.DELAYED, Progress.STILLBORN)) {
      greenlet.tree().launchBeforeTime(greenlet);
      return true;
    }
    if (Progress.advance(greenlet, Progress.UNBORN, Progress.STILLBORN)
        || Progress.advance(greenlet, Progress.NEW, Progress.STILLBORN)) {
      return true;
    }
    Thread running = greenlet.thread();
    return Progress.of(greenlet) == Progress.STILLBORN
        || (running != null && Progress.signal(greenlet, running));
  }
}
