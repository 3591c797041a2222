package io.junicorn.loadtests.report;

/**
 * A metric over the rounds of one server.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param min the lowest
 * @param max the highest
 * @param rounds how many had the metric
 */
public record Summary(double median, double min, double max, int rounds) {
  /** Whether the ranges share a value: such a difference is within the noise. */
  public boolean overlaps(Summary other) {
    return min <= other.max && other.min <= max;
  }
}
