package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.result.ServerResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Medians of rounds, and ratios of rounds that ran next to each other. */
public final class Statistics {
  private Statistics() {}

  /** The metric over all rounds that have it; empty when none has. */
  public static Optional<Summary> summary(ServerResult server, Metric metric) {
    Collection<Double> values = byRound(server, metric).values();
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<Double> sorted = values.stream().sorted().toList();
    return Optional.of(
        new Summary(median(sorted), sorted.getFirst(), sorted.getLast(), sorted.size()));
  }

  /**
   * The first server's metric divided by the second's: the median of the ratios within rounds of
   * the same number. Rounds that either lacks, or that would divide by zero, are left out.
   */
  public static Optional<Double> ratio(ServerResult of, ServerResult to, Metric metric) {
    Map<Integer, Double> divisors = byRound(to, metric);
    List<Double> ratios = new ArrayList<>();
    byRound(of, metric)
        .forEach(
            (number, value) -> {
              Double divisor = divisors.get(number);
              if (divisor != null && divisor != 0 && Double.isFinite(value / divisor)) {
                ratios.add(value / divisor);
              }
            });
    return ratios.isEmpty()
        ? Optional.empty()
        : Optional.of(median(ratios.stream().sorted().toList()));
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static Map<Integer, Double> byRound(ServerResult server, Metric metric) {
    Map<Integer, Double> values = new HashMap<>();
    for (Round round : server.rounds()) {
      Double value = round.values().get(metric);
      if (value != null) {
        values.put(round.number(), value);
      }
    }
    return values;
  }
}
