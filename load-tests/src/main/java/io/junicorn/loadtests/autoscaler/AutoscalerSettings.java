package io.junicorn.loadtests.autoscaler;

/**
 * The settings of an autoscaler. Times are seconds.
 *
 * @param minReplicas at least, 1 or more
 * @param maxReplicas at most
 * @param tolerance how far the metric may be from its target, as a share of it, before anything is
 *     done
 * @param downStabilisation how long the highest wish of all counts before replicas are taken away
 * @param growthPods in each period the replicas may double, or grow by so many if that is more
 * @param growthPeriod that period
 */
public record AutoscalerSettings(
    int minReplicas,
    int maxReplicas,
    double tolerance,
    double downStabilisation,
    int growthPods,
    double growthPeriod) {
  /** How often an autoscaler looks: Kubernetes' default (horizontal-pod-autoscaler-sync-period). */
  public static final double SYNC_SECONDS = 15;

  /** Checks the numbers of replicas. */
  public AutoscalerSettings {
    if (minReplicas < 1 || maxReplicas < minReplicas) {
      throw new IllegalArgumentException(
          "replicas: from "
              + minReplicas
              + " to "
              + maxReplicas
              + " is no range, the first must be 1 or more and the second not less");
    }
  }

  /** Kubernetes' defaults (autoscaling/v2). */
  public static AutoscalerSettings usual(int minReplicas, int maxReplicas) {
    return new AutoscalerSettings(minReplicas, maxReplicas, 0.1, 300, 4, 15);
  }
}
