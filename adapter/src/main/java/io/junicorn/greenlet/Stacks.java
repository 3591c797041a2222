package io.junicorn.greenlet;

/** Reads stacks for people. */
public final class Stacks {
  private static final String[] NOT_THE_APPLICATION = {
    "java.",
    "javax.",
    "jakarta.servlet.",
    "jdk.",
    "sun.",
    "com.sun.",
    "io.junicorn.greenlet.",
    "io.junicorn.coroutine.",
    "io.junicorn.requests.",
    "io.junicorn.accounting.",
    "io.junicorn.servlet.",
    "io.junicorn.ee",
    "io.junicorn.container.handler.",
    "io.junicorn.container.lifecycle.",
    "io.junicorn.container.offload.",
    "io.junicorn.container.resource.",
    "io.junicorn.container.session.",
    "io.junicorn.container.webapps.",
    "com.zaxxer.hikari.",
    "org.eclipse.jetty."
  };
  private static final int MOST_OF_THE_APPLICATION = 12;
  private static final int MOST_ON_TOP = 5;

  private Stacks() {}

  /**
   * Where the application is: the innermost frame that is neither of the JDK nor of the server,
   * else the innermost one. A greenlet that has no frame waits for a carrier.
   */
  public static String where(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (isOfTheApplication(frame.getClassName())) {
        return frame.toString();
      }
    }
    return stack.length == 0 ? "no frame: it waits for a carrier" : stack[0].toString();
  }

  /**
   * A stack in one line: up to twelve frames of the application, innermost first, then the five on
   * top of all, if they are others.
   */
  public static String inOneLine(StackTraceElement[] stack) {
    StringBuilder line = new StringBuilder();
    int named = 0;
    int innermost = stack.length;
    for (int i = 0; i < stack.length && named < MOST_OF_THE_APPLICATION; i++) {
      if (isOfTheApplication(stack[i].getClassName())) {
        innermost = Math.min(innermost, i);
        line.append(named++ == 0 ? "" : " < ").append(stack[i]);
      }
    }
    for (int i = 0; i < Math.min(innermost, MOST_ON_TOP); i++) {
      line.append(i == 0 ? (named == 0 ? "" : "; on top: ") : " < ").append(stack[i]);
    }
    return line.isEmpty() ? "empty" : line.toString();
  }

  static boolean isOfTheApplication(String className) {
    for (String prefix : NOT_THE_APPLICATION) {
      if (className.startsWith(prefix)) {
        return false;
      }
    }
    return true;
  }
}
