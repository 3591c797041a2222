package io.junicorn.loadtests.simulation;

import java.util.random.RandomGenerator;

/**
 * How many requests arrive in a second, on average, at a time. Arrivals are independent of each
 * other (Poisson).
 */
public sealed interface Rate {
  /** Requests per second at that time. */
  double at(double seconds);

  /** The most that {@link #at} ever says. */
  double highest();

  /** When the next one arrives: candidates at the highest rate, each kept with its probability. */
  default double next(double now, RandomGenerator random) {
    double at = now;
    do {
      at += random.nextExponential() / highest();
    } while (random.nextDouble() * highest() >= at(at));
    return at;
  }

  /** Always the same. */
  record Constant(double rate) implements Rate {
    /** Checks it. */
    public Constant {
      positive(rate);
    }

    @Override
    public double at(double seconds) {
      return rate;
    }

    @Override
    public double highest() {
      return rate;
    }
  }

  /** From one rate to another within so many seconds, and then that. */
  record Ramp(double from, double to, double seconds) implements Rate {
    /** Checks each. */
    public Ramp {
      positive(from);
      positive(to);
      positive(seconds);
    }

    @Override
    public double at(double time) {
      return from + (to - from) * Math.min(1, time / seconds);
    }

    @Override
    public double highest() {
      return Math.max(from, to);
    }
  }

  /** A rate with bursts at another: {@code on} seconds of every {@code period}, at its end. */
  record Bursts(double usual, double burst, double on, double period) implements Rate {
    /** Checks each. */
    public Bursts {
      positive(usual);
      positive(burst);
      positive(on);
      positive(period - on);
    }

    @Override
    public double at(double seconds) {
      return seconds % period >= period - on ? burst : usual;
    }

    @Override
    public double highest() {
      return Math.max(usual, burst);
    }
  }

  private static void positive(double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException("must be more than 0: " + value);
    }
  }
}
