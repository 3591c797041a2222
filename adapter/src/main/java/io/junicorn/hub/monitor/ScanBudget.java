package io.junicorn.hub.monitor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * Says when all greenlets may be looked at again, so that this costs a fixed share of one processor
 * at most. What a look costs is its processor time, and the smaller one of the last two looks: one
 * that had to wait for a processor, as beside requests that compute, or the first one, whose code
 * is not compiled yet, must not put off the next. Of the monitor's thread.
 */
final class ScanBudget {
  /** 0.2 % of one processor. */
  private static final long TIMES = 500;

  /** 2 %, as long as no carrier is free. */
  private static final long TIMES_IN_NEED = 50;

  private final LongSupplier processorNanos;
  private long endedNanos;
  private long costNanos;
  private long lastNanos;
  private long begunAt;

  /** Of the thread that calls it. */
  ScanBudget(long now) {
    this(now, ofThisThread());
  }

  ScanBudget(long now, LongSupplier processorNanos) {
    this.endedNanos = now;
    this.processorNanos = processorNanos;
  }

  /** Where a thread is not told its processor time, the time that passes is taken for it. */
  private static LongSupplier ofThisThread() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? threads::getCurrentThreadCpuTime
        : System::nanoTime;
  }

  /** Whether the last look was long enough ago for what looks cost. */
  boolean allows(long now, boolean need) {
    return now - endedNanos >= costNanos * (need ? TIMES_IN_NEED : TIMES);
  }

  void begin() {
    begunAt = processorNanos.getAsLong();
  }

  void end(long now) {
    long took = processorNanos.getAsLong() - begunAt;
    costNanos = Math.min(took, lastNanos);
    lastNanos = took;
    endedNanos = now;
  }
}
