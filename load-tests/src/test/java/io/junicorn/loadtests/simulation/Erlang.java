package io.junicorn.loadtests.simulation;

/**
 * Closed forms for Poisson arrivals (A. K. Erlang, 1917): what a simulation must come to. The
 * offered load {@code a} is arrivals per second times seconds of service.
 */
final class Erlang {
  private Erlang() {}

  /** B: the share that finds all servers busy and is lost, when nobody can wait. */
  static double lost(int servers, double a) {
    double b = 1;
    for (int n = 1; n <= servers; n++) {
      b = a * b / (n + a * b);
    }
    return b;
  }

  /** C: the share that has to wait, when all can wait for ever. */
  static double waits(int servers, double a) {
    double b = lost(servers, a);
    return servers * b / (servers - a * (1 - b));
  }

  /** The mean wait of all under C, for exponential service of that many seconds. */
  static double meanWait(int servers, double a, double service) {
    return waits(servers, a) * service / (servers - a);
  }

  /** The share that is lost when so many may wait (M/M/c/K), for exponential service. */
  static double lostWithQueue(int servers, int queue, double a) {
    double weight = 1;
    double sum = 1;
    for (int n = 1; n <= servers + queue; n++) {
      weight *= a / Math.min(n, servers);
      sum += weight;
    }
    return weight / sum;
  }
}
