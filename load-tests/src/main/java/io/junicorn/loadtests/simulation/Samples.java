package io.junicorn.loadtests.simulation;

import java.util.Arrays;

/** Numbers, their mean and their quantiles. Used by one thread. */
public final class Samples {
  private double[] values = new double[1024];
  private int size;
  private double sum;

  /** Adds one. */
  public void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
    sum += value;
  }

  /** The mean, or NaN without any. */
  public double mean() {
    return sum / size;
  }

  /** The value that this share of all does not exceed, or NaN without any. */
  public double quantile(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted[Math.clamp((long) Math.ceil(share * size) - 1, 0, size - 1)];
  }
}
