package io.junicorn.hub.monitor;

import io.junicorn.greenlet.Stacks;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator reads of stalls: a line for each report, ten of new stalls and ten of those
 * that go on in ten seconds at most; the next line tells how many were left out. Of the monitor's
 * thread.
 */
final class StallLog implements StallObserver {
  private static final Logger LOG = LoggerFactory.getLogger(StallLog.class);

  private final LineLimit first;
  private final LineLimit later;
  private long last;

  StallLog() {
    this(System::nanoTime);
  }

  /**
   * With a clock of its own.
   *
   * @param clock nanoseconds since some moment
   */
  StallLog(LongSupplier clock) {
    first = new LineLimit(clock);
    later = new LineLimit(clock);
  }

  @Override
  public void stalled(Stall stall) {
    boolean isNew = stall.number() > last;
    last = Math.max(last, stall.number());
    if ((isNew ? first : later).allows()) {
      LOG.warn("{}{}", line(stall), leftOut());
    }
  }

  @Override
  public void ended(Stall stall) {
    // One that was over soon has its line; the end of a long one is news.
    if (stall.onCarrier().compareTo(Duration.ofSeconds(1)) >= 0 && later.allows()) {
      LOG.info(
          "stall: {} of {} has left its carrier after {} ms{}",
          stall.greenlet(),
          stall.serves(),
          stall.onCarrier().toMillis(),
          leftOut());
    }
  }

  private String leftOut() {
    long count = first.takeLeftOut() + later.takeLeftOut();
    return count == 0 ? "" : " (" + count + " reports of stalls before this one have no line)";
  }

  /** Others had the processor for most of the time: more compute than there are processors. */
  private static boolean hadToWait(Stall stall) {
    return stall.onProcessor().multipliedBy(2).compareTo(stall.onCarrier()) < 0;
  }

  static String line(Stall stall) {
    StringBuilder line = new StringBuilder("stall: ");
    line.append(stall.serves()).append(" in context ").append(stall.context()).append(", ");
    line.append(stall.greenlet()).append(", holds its carrier for ");
    line.append(stall.onCarrier().toMillis()).append(" ms: it ").append(stall.reason().words());
    if (!stall.onProcessor().isNegative()) {
      line.append(" (").append(stall.onProcessor().toMillis()).append(" ms on the processor");
      if (stall.reason() == StallReason.CPU && hadToWait(stall)) {
        line.append(", for which it had to wait");
      }
      line.append(')');
    }
    line.append("; stack: ");
    line.append(Stacks.inOneLine(stall.stack().toArray(StackTraceElement[]::new)));
    return line.toString();
  }
}
