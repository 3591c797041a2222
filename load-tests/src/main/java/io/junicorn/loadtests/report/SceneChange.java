package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.ServerResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scene that both runs have.
 *
 * @param changes of the servers that both measured, by server and then by shown metric
 */
public record SceneChange(String id, String title, List<Change> changes) {
  public SceneChange {
    changes = List.copyOf(changes);
  }

  static SceneChange of(SceneView now, SceneView then) {
    List<Change> changes = new ArrayList<>();
    for (ServerResult server : now.measured()) {
      Optional<ServerResult> before = then.server(server.server());
      for (Metric metric : now.shown()) {
        before.flatMap(was -> change(now, then, server, was, metric)).ifPresent(changes::add);
      }
    }
    return new SceneChange(now.scene().id(), now.scene().title(), changes);
  }

  private static Optional<Change> change(
      SceneView now, SceneView then, ServerResult is, ServerResult was, Metric metric) {
    Optional<Summary> isSummary = Statistics.summary(is, metric);
    Optional<Summary> wasSummary = Statistics.summary(was, metric);
    if (isSummary.isEmpty() || wasSummary.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Change(
            is.server(),
            metric,
            isSummary.get(),
            wasSummary.get(),
            now.ratio(is, metric),
            then.ratio(was, metric)));
  }
}
