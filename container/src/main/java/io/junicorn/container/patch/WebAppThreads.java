package io.junicorn.container.patch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the platform threads of a web application: those whose class loader is its own. */
final class WebAppThreads {
  private static final String OF_THE_SERVER = "junicorn-";
  private static final int ROOM = 64;

  private WebAppThreads() {}

  /** Live platform threads that the application has made, however it did. */
  static List<Thread> of(ClassLoader application) {
    List<Thread> found = new ArrayList<>();
    for (Thread thread : all()) {
      if (!thread.getName().startsWith(OF_THE_SERVER) && belongs(thread, application)) {
        found.add(thread);
      }
    }
    return found;
  }

  private static boolean belongs(Thread thread, ClassLoader application) {
    for (ClassLoader next = thread.getContextClassLoader(); next != null; next = next.getParent()) {
      if (next.equals(application)) {
        return true;
      }
    }
    return false;
  }

  private static List<Thread> all() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] threads = new Thread[root.activeCount() + ROOM];
    int count = root.enumerate(threads);
    return Arrays.asList(threads).subList(0, count);
  }
}
