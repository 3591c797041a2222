package io.junicorn.greenlet;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The system properties that say how virtual threads are scheduled: the JDK's ({@link Thread}, and
 * the source of {@code java.lang.VirtualThread}), and one of ours. The JDK reads its own with the
 * first virtual thread or timed wait, where what is wrong with them is lost, or the failure of
 * something else.
 */
public final class SchedulerOptions {
  /** {@code off} leaves timed waits as Java does them; {@code on} by default. */
  static final String TIMER_QUEUES = "junicorn.timer-queues";

  private static final String JDK = "jdk.virtualThreadScheduler.";
  private static final String QUEUES = JDK + "timerQueues";

  /** A pool of the JDK has at most so many threads. */
  private static final int MOST_THREADS = 32_767;

  /** The JDK makes all of them at the first timed wait; a million take seconds and a gigabyte. */
  private static final int MOST_QUEUES = 65_536;

  private static final List<Count> COUNTS =
      List.of(
          new Count(JDK + "parallelism", 1, MOST_THREADS),
          new Count(JDK + "maxPoolSize", 1, MOST_THREADS),
          new Count(JDK + "minRunnable", 0, MOST_THREADS),
          new Count(QUEUES, 1, MOST_QUEUES));

  private SchedulerOptions() {}

  private record Count(String property, int least, int most) {
    void check(@Nullable String value) {
      if (value == null) {
        return;
      }
      try {
        int count = Integer.parseInt(value);
        if (count >= least && count <= most) {
          return;
        }
      } catch (NumberFormatException e) {
        // Said below, as for all that are wrong.
      }
      throw refused(property, value, "a number from " + least + " to " + most);
    }
  }

  /**
   * Refuses what the JDK or Junicorn could not use.
   *
   * @param properties the value of a property; null when it is not set
   * @throws IllegalArgumentException naming the property, its value and what is allowed
   */
  public static void check(UnaryOperator<@Nullable String> properties) {
    COUNTS.forEach(count -> count.check(properties.apply(count.property())));
    String queues = properties.apply(QUEUES);
    if (queues != null && Integer.bitCount(Integer.parseInt(queues)) != 1) {
      throw refused(QUEUES, queues, "a power of two");
    }
    String ours = properties.apply(TIMER_QUEUES);
    if (ours != null && !Set.of("on", "off").contains(ours)) {
      throw refused(TIMER_QUEUES, ours, "on or off");
    }
  }

  /** Whether timed waits are to be in the JDK's timer queues. */
  static boolean timerQueues(UnaryOperator<@Nullable String> properties) {
    return !"off".equals(properties.apply(TIMER_QUEUES));
  }

  private static IllegalArgumentException refused(String property, String value, String allowed) {
    return new IllegalArgumentException(
        property + ": '" + value + "' is not allowed, allowed is " + allowed);
  }
}
