package io.junicorn.loadtests.autoscaler;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One metric of all pods, as an autoscaler gets it.
 *
 * @param target the average that is wanted for each pod, more than 0
 * @param pods a value for each pod; none from one that has just been made
 */
public record Observed(double target, List<OptionalDouble> pods) {
  /** Checks the target. */
  public Observed {
    if (!(target > 0)) {
      throw new IllegalArgumentException("target: " + target + " must be more than 0");
    }
    pods = List.copyOf(pods);
  }

  /** The ratio of the average to the target over those that have a value; the others get one. */
  double ratio(OptionalDouble forMissing) {
    double sum = 0;
    int count = 0;
    for (OptionalDouble pod : pods) {
      if (pod.isPresent() || forMissing.isPresent()) {
        sum += pod.isPresent() ? pod.getAsDouble() : forMissing.getAsDouble();
        count++;
      }
    }
    return sum / count / target;
  }

  /** How many have a value. */
  int known() {
    return (int) pods.stream().filter(OptionalDouble::isPresent).count();
  }
}
