package io.junicorn.container.usage;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.OptionalLong;

/**
 * Platform threads, the server's own, the JVM's and those of applications. Greenlets are none.
 *
 * @param allowed how many there may be
 */
record ThreadLimit(long allowed) implements Limit {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Override
  public String setting() {
    return "max-threads";
  }

  @Override
  public OptionalLong measure() {
    return OptionalLong.of(THREADS.getThreadCount());
  }

  @Override
  public String describe(long value) {
    return value
        + " platform threads of "
        + allowed
        + " allowed, at most "
        + THREADS.getPeakThreadCount()
        + " so far";
  }
}
