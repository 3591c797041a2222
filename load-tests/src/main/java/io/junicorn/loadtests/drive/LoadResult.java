package io.junicorn.loadtests.drive;

import io.junicorn.loadtests.result.Metric;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a load yielded.
 *
 * @param correct answers that were right
 * @param wrong answers that were not, time-outs, connections refused or broken
 * @param rejected answers 503, which are counted among the wrong ones, too
 * @param seconds from the first request to the last answer
 * @param latency of the right ones
 * @param problems what went wrong, a line each
 */
public record LoadResult(
    long correct,
    long wrong,
    long rejected,
    double seconds,
    Latency latency,
    List<String> problems) {
  public LoadResult {
    problems = List.copyOf(problems);
  }

  /** The same with these problems. */
  public LoadResult with(List<String> found) {
    return new LoadResult(correct, wrong, rejected, seconds, latency, found);
  }

  /** Throughput, errors and latencies as metrics. Without a correct answer there is no latency. */
  public Map<Metric, Double> metrics() {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    metrics.put(Metric.ERRORS, (double) wrong);
    if (seconds > 0) {
      metrics.put(Metric.REQUESTS_PER_SECOND, correct / seconds);
    }
    if (correct > 0) {
      put(metrics, Metric.P50, latency.p50());
      put(metrics, Metric.P99, latency.p99());
      put(metrics, Metric.P999, latency.p999());
      put(metrics, Metric.MAX, latency.max());
    }
    return metrics;
  }

  private static void put(Map<Metric, Double> metrics, Metric metric, double value) {
    if (!Double.isNaN(value)) {
      metrics.put(metric, value);
    }
  }
}
