package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.simulation.Limits;
import io.junicorn.loadtests.simulation.Load;
import io.junicorn.loadtests.simulation.Rate;
import io.junicorn.loadtests.simulation.Scenario;
import io.junicorn.loadtests.simulation.ServerModel;
import io.junicorn.loadtests.simulation.Wait;

/**
 * A load and a server on which simulation and measurement are compared.
 *
 * @param name what it shows
 * @param load who arrives; whoever has no query waits in a servlet
 * @param admission of the server
 */
record Point(String name, Load load, Limits admission) {
  /** maximum-pool-size of the data source. */
  static final int POOL = 20;

  /** Its connection-timeout, in seconds. */
  static final double POOL_TIMEOUT = 10;

  private static final Wait NONE = new Wait.Fixed(0);

  /** Each request waits by itself. */
  static Point waiting(String name, Rate rate, Wait wait, Limits admission) {
    return new Point(name, new Load(rate, wait, NONE), admission);
  }

  /**
   * Each request needs a connection of the data source for so long, and they arrive at this
   * multiple of what the pool can serve.
   */
  static Point querying(String name, double times, double query, Limits admission) {
    Rate rate = new Rate.Constant(times * POOL / query);
    return new Point(name, new Load(rate, NONE, new Wait.Fixed(query)), admission);
  }

  /** Whether the database is asked. */
  boolean isQuerying() {
    return load.query().mean() > 0;
  }

  /** The same in simulated time. */
  Scenario scenario(double warmUp, double seconds) {
    ServerModel server = new ServerModel(admission, Limits.pool(POOL, POOL_TIMEOUT));
    return Scenario.single(load, server, warmUp, seconds);
  }
}
