package io.junicorn.loadtests.simulation;

import java.util.List;

/**
 * What a simulation came to.
 *
 * @param counts of all requests that began after the warm-up and ended
 * @param inFlight requests that held a permit, the mean over time after the warm-up
 * @param replicaSeconds replicas that were asked for, times seconds after the warm-up
 * @param rows one for each period, warm-up included
 */
public record Outcome(Counts counts, double inFlight, double replicaSeconds, List<Row> rows) {
  /** Keeps a copy. */
  public Outcome {
    rows = List.copyOf(rows);
  }
}
