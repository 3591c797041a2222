package io.junicorn.loadtests.simulation;

import java.util.Optional;

/**
 * What is simulated. Times are seconds.
 *
 * @param load who arrives
 * @param server what each replica is
 * @param database how many queries the database works on at once, all replicas together
 * @param balancer in front of the replicas
 * @param replicas at the beginning
 * @param scaling what changes their number, if anything does
 * @param warmUp how long nothing is counted
 * @param seconds how long the simulated time is, with the warm-up
 */
public record Scenario(
    Load load,
    ServerModel server,
    int database,
    Balancer balancer,
    int replicas,
    Optional<Scaling> scaling,
    double warmUp,
    double seconds) {
  /** Checks the numbers. */
  public Scenario {
    Range.atLeast(1, "database", database);
    Range.atLeast(1, "replicas", replicas);
    Range.atLeast(0, "warm-up", warmUp);
    Range.moreThan(warmUp, "seconds", seconds);
  }

  /** One server whose database is as large as its pool. */
  public static Scenario single(Load load, ServerModel server, double warmUp, double seconds) {
    return new Scenario(
        load,
        server,
        Math.max(1, server.pool().places()),
        Balancer.LEAST,
        1,
        Optional.empty(),
        warmUp,
        seconds);
  }
}
