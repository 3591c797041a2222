package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.ServerResult;
import java.util.ArrayList;
import java.util.List;

/** The charts of a scene: one for each shown metric, one bar for each server. */
final class Charts {
  private Charts() {}

  static List<Chart> of(SceneView view, Names names) {
    List<Chart> charts = new ArrayList<>();
    for (Metric metric : view.shown()) {
      List<Chart.Bar> bars = new ArrayList<>();
      for (ServerResult server : view.measured()) {
        Statistics.summary(server, metric)
            .map(
                summary ->
                    new Chart.Bar(
                        names.title(server.server()) + TextSummary.mark(server),
                        names.colour(server.server()),
                        summary.median(),
                        summary.min(),
                        summary.max(),
                        Numbers.figure(metric, summary.median())))
            .ifPresent(bars::add);
      }
      if (bars.stream().anyMatch(bar -> bar.max() != 0)) {
        String id = "chart-" + Html.id(view.scene().id()) + "-" + metric.key();
        charts.add(new Chart(id, metric.label(), metric.meaning(), better(metric), bars));
      }
    }
    return charts;
  }

  private static String better(Metric metric) {
    return switch (metric.better()) {
      case HIGHER -> "more is better";
      case LOWER -> "less is better";
      case NEITHER -> "told, not judged";
    };
  }
}
