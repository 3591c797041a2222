package io.junicorn.loadtests.simulation;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What became of requests. Times are seconds, NaN when there is none.
 *
 * @param endings how many ended how
 * @param queueWait mean of those that were admitted, those who did not wait included
 * @param mean time of those that were answered, queue included
 * @param p50 its median
 * @param p99 its 99th percentile
 */
public record Counts(
    Map<Ending, Integer> endings, double queueWait, double mean, double p50, double p99) {
  private static final Set<Ending> REJECTED = EnumSet.of(Ending.QUEUE_FULL, Ending.QUEUE_TIMEOUT);

  /** Keeps a copy. */
  public Counts {
    endings = Map.copyOf(endings);
  }

  /** How many ended so. */
  public int of(Ending ending) {
    return endings.getOrDefault(ending, 0);
  }

  /** All. */
  public int all() {
    return endings.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Refused by admission. */
  public int rejected() {
    return REJECTED.stream().mapToInt(this::of).sum();
  }

  /** The share that admission refused, from 0 to 1. */
  public double rejectedShare() {
    return (double) rejected() / all();
  }
}
