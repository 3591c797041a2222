package io.junicorn.container.launch;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletTree;
import io.junicorn.greenlet.Stacks;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says who has called {@code System.exit}, when it was an application: nothing else tells why the
 * server ends. Called by a shutdown hook; the thread that has called it waits for the hooks.
 */
final class ForeignExit {
  private static final Logger LOG = LoggerFactory.getLogger(ForeignExit.class);

  /** Who has begun the shutdown waits here. */
  private static final String RUNS_HOOKS = "java.lang.ApplicationShutdownHooks";

  private ForeignExit() {}

  /**
   * Logs one line, unless a signal or the command itself ends the process.
   *
   * @return whether it did
   */
  static boolean log() {
    Optional<String> who = who();
    who.ifPresent(w -> LOG.error("the process ends because System.exit was called, by {}", w));
    return who.isPresent();
  }

  private static Optional<String> who() {
    for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
      if (runsHooks(thread.getValue())) {
        return isForeign(thread.getValue())
            ? Optional.of(words("the thread " + thread.getKey().getName(), thread.getValue()))
            : Optional.empty();
      }
    }
    for (Greenlet<?> greenlet : GreenletTree.common().live()) {
      StackTraceElement[] stack = greenlet.stackTrace();
      if (runsHooks(stack)) {
        return Optional.of(words("the greenlet " + greenlet, stack));
      }
    }
    return Optional.of("a virtual thread that is no greenlet");
  }

  private static String words(String name, StackTraceElement[] stack) {
    return name + ", at " + Stacks.inOneLine(stack);
  }

  private static boolean runsHooks(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().startsWith(RUNS_HOOKS)) {
        return true;
      }
    }
    return false;
  }

  /** By exit, which neither a signal calls nor the end of the last thread, and not by us. */
  private static boolean isForeign(StackTraceElement[] stack) {
    boolean exit = false;
    for (StackTraceElement frame : stack) {
      String type = frame.getClassName();
      exit |= type.equals("java.lang.Runtime") && frame.getMethodName().equals("exit");
      if (!type.startsWith("java.")) {
        return exit && !type.equals(Main.class.getName());
      }
    }
    return exit;
  }
}
