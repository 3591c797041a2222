package io.junicorn.loadtests.autoscaler;

import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The algorithm of Kubernetes' HorizontalPodAutoscaler for metrics of pods (type {@code Pods}), as
 * its documentation and the {@code replica_calculator} of its controller have it: {@code ceil(pods
 * x average / target)}, nothing within the tolerance, a careful guess for pods without a value, the
 * highest of several metrics, no more than double (or four more) in 15 s, and fewer only when all
 * of the last five minutes agree. Used by one thread.
 */
public final class Autoscaler {
  private record Wish(double at, int replicas) {}

  private final AutoscalerSettings settings;
  private final ArrayDeque<Wish> wishes = new ArrayDeque<>();
  private final ArrayDeque<Wish> growth = new ArrayDeque<>();

  /** One that has seen nothing yet. */
  public Autoscaler(AutoscalerSettings settings) {
    this.settings = settings;
  }

  /**
   * How many replicas there should be.
   *
   * @param now seconds; never less than before
   * @param current replicas that are asked for now
   * @param metrics of all pods; the highest wish counts
   */
  public int desired(double now, int current, List<Observed> metrics) {
    int wish =
        metrics.stream()
            .mapToInt(metric -> wish(metric, current))
            .max()
            .orElseThrow(() -> new IllegalArgumentException("no metric"));
    int steady =
        Math.clamp(stabilised(now, current, wish), settings.minReplicas(), settings.maxReplicas());
    if (steady <= current) {
      return steady;
    }
    int next = Math.min(steady, highestNow(now, current));
    growth.addLast(new Wish(now, next - current));
    return next;
  }

  /** What one metric asks for, before limits: the formula and the tolerance. */
  int wish(Observed metric, int current) {
    int known = metric.known();
    if (known == 0) {
      return current;
    }
    double ratio = metric.ratio(OptionalDouble.empty());
    if (known == metric.pods().size()) {
      return isTolerated(ratio) ? current : ceil(ratio * known);
    }
    // Who is not known yet counts as idle when more are wanted, as loaded to the target when fewer.
    double careful = metric.ratio(OptionalDouble.of(ratio > 1 ? 0 : metric.target()));
    if (isTolerated(careful) || ratio > 1 != careful > 1) {
      return current;
    }
    int wanted = ceil(careful * metric.pods().size());
    return ratio > 1 == wanted > current ? wanted : current;
  }

  private boolean isTolerated(double ratio) {
    return Math.abs(ratio - 1) <= settings.tolerance();
  }

  // 2.0000000001 replicas are two: the controller computes in thousandths.
  private static int ceil(double replicas) {
    return (int) Math.ceil(replicas - 1e-6);
  }

  private int stabilised(double now, int current, int wish) {
    wishes.addLast(new Wish(now, wish));
    while (wishes.getFirst().at() < now - settings.downStabilisation()) {
      wishes.removeFirst();
    }
    if (wish >= current) {
      return wish;
    }
    return Math.min(current, wishes.stream().mapToInt(Wish::replicas).max().orElse(wish));
  }

  private int highestNow(double now, int current) {
    growth.removeIf(grown -> grown.at() <= now - settings.growthPeriod());
    int atStart = current - growth.stream().mapToInt(Wish::replicas).sum();
    return Math.max(2 * atStart, atStart + settings.growthPods());
  }
}
