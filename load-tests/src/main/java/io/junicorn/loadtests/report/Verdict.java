package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;

/** What a ratio of Junicorn to a peer says about Junicorn. */
enum Verdict {
  BETTER("✓", "better"),
  WORSE("✗", "worse"),
  /** Two percent or less apart. */
  EVEN("≈", "even"),
  /** Neither way is better. */
  UNJUDGED("", "");

  final String sign;
  final String word;

  Verdict(String sign, String word) {
    this.sign = sign;
    this.word = word;
  }

  static Verdict of(Metric metric, double ratio) {
    if (metric.better() == Metric.Better.NEITHER) {
      return UNJUDGED;
    }
    if (Math.abs(ratio - 1) <= 0.02) {
      return EVEN;
    }
    return (ratio < 1) == (metric.better() == Metric.Better.LOWER) ? BETTER : WORSE;
  }

  /** How far apart, in three steps: within 1.15 times, within 1.5 times, more. */
  static int strength(double ratio) {
    double times = ratio < 1 ? 1 / ratio : ratio;
    return times <= 1.15 ? 1 : times <= 1.5 ? 2 : 3;
  }
}
