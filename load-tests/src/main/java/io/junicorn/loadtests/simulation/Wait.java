package io.junicorn.loadtests.simulation;

import java.util.random.RandomGenerator;

/** How long something takes, in seconds: a distribution. */
public sealed interface Wait {
  /** One of them. */
  double sample(RandomGenerator random);

  /** Their mean. */
  double mean();

  /** Always the same. */
  record Fixed(double mean) implements Wait {
    /** Checks it. */
    public Fixed {
      notNegative(mean);
    }

    @Override
    public double sample(RandomGenerator random) {
      return mean;
    }
  }

  /** Exponential: many short ones, a few long ones; 1 % is longer than 4.6 times the mean. */
  record Exponential(double mean) implements Wait {
    /** Checks it. */
    public Exponential {
      notNegative(mean);
    }

    @Override
    public double sample(RandomGenerator random) {
      return mean * random.nextExponential();
    }
  }

  /**
   * Log-normal, as times of services in a network mostly are.
   *
   * @param sigma of the logarithm: with 1, one in a hundred is longer than 6.2 times the mean
   */
  record LogNormal(double mean, double sigma) implements Wait {
    /** Checks each. */
    public LogNormal {
      notNegative(mean);
      notNegative(sigma);
    }

    @Override
    public double sample(RandomGenerator random) {
      return mean * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }
  }

  private static void notNegative(double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException("must be 0 or more: " + value);
    }
  }
}
