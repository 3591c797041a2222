package io.junicorn.greenlet;

import java.util.Objects;
import java.util.Optional;

/** Where a task comes from. */
final class SpawnSite {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String OWN = "io.junicorn.";
  private static final String[] INSIDE = {OWN + "greenlet.", OWN + "coroutine.", OWN + "requests."};

  private SpawnSite() {}

  /** The class that declares a task; for a lambda, the class that it is written in. */
  static String classOf(Object task) {
    String name = task.getClass().getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : name.substring(0, lambda);
  }

  /** The line that called into this package, by a walk of the stack: some microseconds. */
  static Optional<StackTraceElement> ofCaller() {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> !inside(frame.getClassName()))
                .findFirst()
                .map(StackWalker.StackFrame::toStackTraceElement));
  }

  /** Whether it is of this package or one beside it: such wrap what somebody else wrote. */
  static boolean isOwn(Object task) {
    return Objects.equals(task.getClass().getClassLoader(), SpawnSite.class.getClassLoader())
        && inside(task.getClass().getName());
  }

  private static boolean inside(String className) {
    for (String prefix : INSIDE) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
