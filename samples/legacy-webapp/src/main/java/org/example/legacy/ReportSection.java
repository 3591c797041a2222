package org.example.legacy;

import java.util.concurrent.Callable;

/** Computes one section of the report, on a thread of the report's own pool. */
final class ReportSection implements Callable<String> {

  private static final int ROWS = 200_000;

  private final String region;

  ReportSection(String region) {
    this.region = region;
  }

  @Override
  public String call() {
    // Invented sales, the same ones each time.
    long seed = region.hashCode();
    long total = 0;
    for (int row = 0; row < ROWS; row++) {
      seed = seed * 6364136223846793005L + 1442695040888963407L;
      total += seed >>> 54;
    }
    return region + ": " + ROWS + " sales, total " + total + ", computed " + Timestamps.now();
  }
}
