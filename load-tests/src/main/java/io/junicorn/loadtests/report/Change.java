package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import java.util.Optional;

/**
 * One metric of one server in one scene, now and then.
 *
 * @param ratioNow Junicorn's metric divided by this peer's, which survives another machine
 * @param ratioThen the same of the earlier run
 */
public record Change(
    String server,
    Metric metric,
    Summary now,
    Summary then,
    Optional<Double> ratioNow,
    Optional<Double> ratioThen) {
  /** The change of the median in percent; empty when it was zero. */
  public Optional<Double> percent() {
    return then.median() == 0
        ? Optional.empty()
        : Optional.of((now.median() - then.median()) / Math.abs(then.median()) * 100);
  }

  /**
   * Whether there is nothing to judge: the ranges of the rounds overlap, or one run had a single
   * round, whose noise nobody knows.
   */
  public boolean withinNoise() {
    return isSingle() || now.overlaps(then);
  }

  private boolean isSingle() {
    return now.rounds() < 2 || then.rounds() < 2;
  }

  String judgement() {
    if (isSingle()) {
      return "one round: not judged";
    }
    if (withinNoise()) {
      return "within the noise";
    }
    boolean higher = now.median() > then.median();
    return switch (metric.better()) {
      case HIGHER -> higher ? "better" : "worse";
      case LOWER -> higher ? "worse" : "better";
      case NEITHER -> "changed";
    };
  }
}
