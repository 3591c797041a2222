package io.junicorn.hub.monitor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/** How long carriers were on a processor. Used by the monitor's thread. */
final class CarrierTimes {
  /** Not known: the carrier has ended, or this JVM does not measure it. */
  static final long UNKNOWN = -1;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final ThreadGroup root = root();
  private final Map<String, Long> ids = new HashMap<>();

  private static ThreadGroup root() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  /** In nanoseconds, from the carrier's start. */
  long onProcessor(String carrier) {
    if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
      return UNKNOWN;
    }
    Long id = ids.get(carrier);
    if (id == null) {
      lookUpAll();
      id = ids.get(carrier);
    }
    return id == null ? UNKNOWN : threads.getThreadCpuTime(id);
  }

  /** Carriers come seldom, and their names do not come back. */
  private void lookUpAll() {
    ids.clear();
    Thread[] all = new Thread[root.activeCount() * 2 + 64];
    int found = root.enumerate(all, true);
    for (int i = 0; i < found; i++) {
      ids.put(all[i].getName(), all[i].threadId());
    }
  }
}
