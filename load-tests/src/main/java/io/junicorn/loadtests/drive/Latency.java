package io.junicorn.loadtests.drive;

/**
 * How long answers took, in milliseconds.
 *
 * @param p50 of half of them
 * @param p99 of 99 %
 * @param p999 of 99.9 %
 * @param max the longest; NaN when that was not had
 */
public record Latency(double p50, double p99, double p999, double max) {
  /** Of answers that nobody can make sense of. */
  static final Latency UNKNOWN = new Latency(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
