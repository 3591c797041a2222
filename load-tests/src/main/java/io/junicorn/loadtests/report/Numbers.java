package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import java.time.Duration;
import java.util.Locale;

/** Figures as people read them: only digits that mean something, thousands apart. */
final class Numbers {
  private Numbers() {}

  static String figure(Metric metric, double value) {
    double absolute = Math.abs(value);
    int decimals = absolute >= 1000 ? 0 : metric.decimals();
    if (absolute >= 100) {
      decimals = Math.min(decimals, 1);
    }
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
    return text.startsWith("-0") && Double.parseDouble(text) == 0 ? text.substring(1) : text;
  }

  /** Lowest to highest; empty when both are the same. */
  static String range(Metric metric, Summary summary) {
    return summary.min() == summary.max()
        ? ""
        : figure(metric, summary.min()) + " to " + figure(metric, summary.max());
  }

  static String ratio(double ratio) {
    return String.format(
        Locale.ROOT, ratio >= 100 ? "%,.0f" : ratio >= 10 ? "%.1f" : "%.2f", ratio);
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String percent(double percent) {
    return String.format(Locale.ROOT, "%+.1f %%", percent);
  }

  static String took(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    return time.toHours() > 0
        ? time.toHours() + " h " + time.toMinutesPart() + " min"
        : time.toMinutes() > 0
            ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
            : seconds + " s";
  }
}
