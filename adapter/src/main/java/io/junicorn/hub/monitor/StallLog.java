package io.junicorn.hub.monitor;

import io.junicorn.greenlet.Stacks;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator reads of stalls: a line for each report, ten in ten seconds at most; the next
 * line tells how many were left out. Of the monitor's thread.
 */
final class StallLog implements StallObserver {
  private static final Logger LOG = LoggerFactory.getLogger(StallLog.class);

  private static final int LINES = 10;
  private static final long SPAN_NANOS = 10_000_000_000L;

  private long spanBegan = System.nanoTime();
  private int lines;
  private long leftOut;

  @Override
  public void stalled(Stall stall) {
    if (mayWrite()) {
      LOG.warn("{}{}", line(stall), others());
    }
  }

  @Override
  public void ended(Stall stall) {
    // One that was over soon has its line; the end of a long one is news.
    if (stall.onCarrier().compareTo(Duration.ofSeconds(1)) >= 0 && mayWrite()) {
      LOG.info(
          "stall: {} of {} has left its carrier after {} ms{}",
          stall.greenlet(),
          stall.serves(),
          stall.onCarrier().toMillis(),
          others());
    }
  }

  private boolean mayWrite() {
    long now = System.nanoTime();
    if (now - spanBegan >= SPAN_NANOS) {
      spanBegan = now;
      lines = 0;
    }
    if (++lines <= LINES) {
      return true;
    }
    leftOut++;
    return false;
  }

  private String others() {
    if (leftOut == 0) {
      return "";
    }
    String words = " (" + leftOut + " reports of stalls before this one are in no line)";
    leftOut = 0;
    return words;
  }

  static String line(Stall stall) {
    StringBuilder line = new StringBuilder("stall: ");
    line.append(stall.serves()).append(" in context ").append(stall.context()).append(", ");
    line.append(stall.greenlet()).append(", holds its carrier for ");
    line.append(stall.onCarrier().toMillis()).append(" ms: it ").append(stall.reason().words());
    if (!stall.onProcessor().isNegative()) {
      line.append(" (").append(stall.onProcessor().toMillis()).append(" ms on the processor)");
    }
    line.append("; stack: ");
    line.append(Stacks.inOneLine(stall.stack().toArray(StackTraceElement[]::new)));
    return line.toString();
  }
}
