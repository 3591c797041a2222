package org.example.legacy;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the last report for a while.
 *
 * <p>The monitor is held while a report is built, on purpose: whoever asks meanwhile waits for that
 * report instead of building another one.
 */
final class ReportCache {

  private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ReportBuilder builder;
  private String report;
  private long builtAt;

  ReportCache(ReportBuilder builder) {
    this.builder = builder;
  }

  synchronized String get() throws IOException, InterruptedException, ExecutionException {
    if (report == null || System.nanoTime() - builtAt > MAX_AGE_NANOS) {
      report = builder.build();
      builtAt = System.nanoTime();
    }
    return report;
  }
}
