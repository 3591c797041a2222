package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.ServerResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All metrics of a scene: median, range and Junicorn's ratio in each cell. */
final class FigureTable {
  private FigureTable() {}

  static String of(SceneView view, Names names) {
    List<Metric> metrics = view.all();
    StringBuilder rows = new StringBuilder();
    for (ServerResult server : view.measured()) {
      rows.append("<tr class=\"")
          .append(server.server().equals(RunResult.JUNICORN) ? "own" : "peer");
      rows.append("\">").append(names.rowHead(server.server(), TextSummary.mark(server)));
      metrics.forEach(metric -> rows.append(cell(view, server, metric)));
      rows.append("</tr>\n");
    }
    return Html.table(
        "Median, lowest to highest round, and Junicorn divided by this server",
        heads(metrics, ""),
        rows.toString());
  }

  static List<String> heads(List<Metric> metrics, String second) {
    List<String> heads = new ArrayList<>(List.of("Server"));
    if (!second.isEmpty()) {
      heads.add(second);
    }
    metrics.forEach(metric -> heads.add(metric.label()));
    return heads;
  }

  private static String cell(SceneView view, ServerResult server, Metric metric) {
    Optional<Summary> summary = Statistics.summary(server, metric);
    if (summary.isEmpty()) {
      return Html.cell("–");
    }
    StringBuilder html = new StringBuilder();
    html.append("<b>").append(Numbers.figure(metric, summary.get().median())).append("</b>");
    String range = Numbers.range(metric, summary.get());
    if (!range.isEmpty()) {
      html.append("<small>").append(range).append("</small>");
    }
    view.ratio(server, metric)
        .ifPresent(
            ratio -> {
              Verdict verdict = Verdict.of(metric, ratio);
              html.append(
                  "<small class=\"against %s\">%s × %s</small>"
                      .formatted(verdict.word, verdict.sign, Numbers.ratio(ratio)));
            });
    return Html.cell(html.toString());
  }
}
