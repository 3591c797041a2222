package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A scene as the reports look at it: Junicorn first, and every metric that somebody has. */
record SceneView(SceneResult scene) {
  Optional<ServerResult> server(String id) {
    return scene.servers().stream().filter(server -> server.server().equals(id)).findFirst();
  }

  /** Those with at least one round, Junicorn first. */
  List<ServerResult> measured() {
    return scene.servers().stream()
        .filter(server -> !server.rounds().isEmpty())
        .sorted(Comparator.comparing(server -> !server.server().equals(RunResult.JUNICORN)))
        .toList();
  }

  /** Those skipped or failed. */
  List<ServerResult> missing() {
    return scene.servers().stream()
        .filter(server -> server.outcome() != ServerResult.Outcome.MEASURED)
        .toList();
  }

  /** Those skipped or failed in words: who shares a reason shares a line. */
  List<String> missing(UnaryOperator<String> name) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (ServerResult server : missing()) {
      byReason
          .computeIfAbsent(
              " " + TextSummary.word(server) + ": " + server.reason(), _ -> new ArrayList<>())
          .add(name.apply(server.server()));
    }
    List<String> lines = new ArrayList<>();
    byReason.forEach((reason, names) -> lines.add(String.join("; ", names) + reason));
    return lines;
  }

  /** The shown metrics that were had. */
  List<Metric> shown() {
    Set<Metric> had = had();
    return scene.shown().stream().filter(had::contains).toList();
  }

  /** All metrics that were had, the shown ones first. */
  List<Metric> all() {
    Set<Metric> all = new LinkedHashSet<>(shown());
    all.addAll(had());
    return List.copyOf(all);
  }

  /** What the overview compares: the first of the scene's metrics that was had. */
  Optional<Metric> headline() {
    return shown().stream().findFirst();
  }

  /** Junicorn's metric divided by this peer's; empty for Junicorn itself. */
  Optional<Double> ratio(ServerResult peer, Metric metric) {
    return peer.server().equals(RunResult.JUNICORN)
        ? Optional.empty()
        : server(RunResult.JUNICORN).flatMap(own -> Statistics.ratio(own, peer, metric));
  }

  static Map<String, List<SceneView>> byGroup(RunResult run) {
    Map<String, List<SceneView>> groups = new LinkedHashMap<>();
    for (SceneResult scene : run.scenes()) {
      groups.computeIfAbsent(scene.group(), _ -> new ArrayList<>()).add(new SceneView(scene));
    }
    return groups;
  }

  private Set<Metric> had() {
    Set<Metric> had = EnumSet.noneOf(Metric.class);
    scene.servers().stream()
        .flatMap(server -> server.rounds().stream())
        .map(Round::values)
        .forEach(values -> had.addAll(values.keySet()));
    return had;
  }
}
