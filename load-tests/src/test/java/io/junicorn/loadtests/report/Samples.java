package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.ServerResult;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the tests of this package read: a run with everything in it, and servers made by hand. */
final class Samples {
  private Samples() {}

  static RunResult run() {
    try {
      return ResultFiles.read(file("sample.json"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Path file(String name) {
    try {
      return Path.of(Objects.requireNonNull(Samples.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** A server whose first round had the first of the values, and so on. */
  static ServerResult server(String id, Metric metric, double... values) {
    List<Round> rounds = new ArrayList<>();
    for (double value : values) {
      // NaN stands for a round that lacks the metric.
      Map<Metric, Double> had = Double.isNaN(value) ? Map.of() : Map.of(metric, value);
      rounds.add(new Round(rounds.size() + 1, had, List.of()));
    }
    return new ServerResult(id, ServerResult.Outcome.MEASURED, "", "start " + id, rounds);
  }
}
