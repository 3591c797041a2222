package io.junicorn.loadtests.result;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One round of one scene on one server.
 *
 * @param number from 1; rounds of the same number ran next to each other in time, so only they are
 *     divided by each other
 * @param values the figures that were had; one that is no finite number was not
 * @param problems what went wrong, a line each: wrong bodies, time-outs, a server that died
 */
public record Round(int number, Map<Metric, Double> values, List<String> problems) {
  public Round {
    EnumMap<Metric, Double> sorted = new EnumMap<>(Metric.class);
    sorted.putAll(values);
    values.forEach(
        (metric, value) -> {
          if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(metric + " is no figure: " + value);
          }
        });
    values = Collections.unmodifiableMap(sorted);
    problems = List.copyOf(problems);
  }
}
