package io.junicorn.greenlet;

/** Reads stacks for people. */
public final class Stacks {
  private static final String[] NOT_THE_APPLICATION = {
    "java.", "javax.", "jdk.", "sun.", "com.sun.", "io.junicorn."
  };

  private Stacks() {}

  /**
   * Where the application is: the innermost frame that is neither of the JDK nor of Junicorn, else
   * the innermost one. A greenlet that has no frame waits for a carrier.
   */
  public static String where(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (isOfTheApplication(frame.getClassName())) {
        return frame.toString();
      }
    }
    return stack.length == 0 ? "no frame: it waits for a carrier" : stack[0].toString();
  }

  private static boolean isOfTheApplication(String className) {
    for (String prefix : NOT_THE_APPLICATION) {
      if (className.startsWith(prefix)) {
        return false;
      }
    }
    return true;
  }
}
