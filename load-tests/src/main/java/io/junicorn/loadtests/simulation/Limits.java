package io.junicorn.loadtests.simulation;

/**
 * How many at once, how many may wait, and how long.
 *
 * @param places 1 or more
 * @param queueSize 0 or more
 * @param queueTimeout seconds, positive; infinite for those who wait until it is their turn
 */
public record Limits(int places, int queueSize, double queueTimeout) {
  /** Checks each. */
  public Limits {
    if (places < 1 || queueSize < 0 || !(queueTimeout > 0)) {
      throw new IllegalArgumentException(
          "out of range: "
              + places
              + " places, "
              + queueSize
              + " in the queue, for up to "
              + queueTimeout
              + " s");
    }
  }

  /** Places with a queue without a bound, in which one waits up to that many seconds. */
  public static Limits pool(int places, double timeout) {
    return new Limits(places, Integer.MAX_VALUE, timeout);
  }
}
