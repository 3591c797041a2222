package io.junicorn.loadtests.simulation;

import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Who comes when, and what each does there.
 *
 * @param rate of arrivals
 * @param pause what a request waits by itself, outside of the database
 * @param query how long it keeps a connection to the database
 */
public record Load(Rate rate, Wait pause, Wait query) {
  /** The same arrivals for the same seed: a simulation and a measured run can have the same. */
  public Supplier<Arrival> arrivals(long seed) {
    RandomGenerator random = new Random(seed);
    double[] now = {0};
    return () -> {
      now[0] = rate.next(now[0], random);
      return new Arrival(now[0], pause.sample(random), query.sample(random));
    };
  }
}
