package io.junicorn.container.leak;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletTree;
import io.junicorn.greenlet.Stacks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Platform threads and greenlets that run an application's code, or run for it. */
final class ThreadHolders {
  private static final String TIMER = "java.util.TimerThread";

  private ThreadHolders() {}

  static void find(Owned owned, List<String> found) {
    for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
      Thread thread = each.getKey();
      if (holds(owned, thread, each.getValue())) {
        found.add(
            (thread.getClass().getName().equals(TIMER) ? "the java.util.Timer " : "the thread ")
                + thread.getName()
                + " ("
                + thread.getState()
                + " at "
                + where(owned, each.getValue())
                + ")");
      }
    }
    for (Greenlet<?> greenlet : GreenletTree.common().live()) {
      StackTraceElement[] stack = greenlet.stackTrace();
      if (owned.made(greenlet.task()) || runs(owned, stack)) {
        found.add(greenlet.name() + " " + greenlet.serves() + " (at " + where(owned, stack) + ")");
      }
    }
  }

  private static boolean holds(Owned owned, Thread thread, StackTraceElement[] stack) {
    return owned.has(thread.getContextClassLoader())
        || owned.made(thread)
        || owned.made(thread.getUncaughtExceptionHandler())
        || runs(owned, stack);
  }

  private static boolean runs(Owned owned, StackTraceElement[] stack) {
    return ownFrame(owned, stack) != null;
  }

  /** The innermost line of the application, where there is one. */
  private static String where(Owned owned, StackTraceElement[] stack) {
    StackTraceElement own = ownFrame(owned, stack);
    return own == null ? Stacks.where(stack) : own.toString();
  }

  private static @Nullable StackTraceElement ownFrame(Owned owned, StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (!frame.getClassName().startsWith("java.") && owned.has(frame.getClassName())) {
        return frame;
      }
    }
    return null;
  }
}
