package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerResult;
import java.util.List;

/** One scene on the page: its story, charts, figures, and whatever went wrong. */
final class SceneSection {
  private SceneSection() {}

  static String of(SceneView view, Names names) {
    SceneResult scene = view.scene();
    StringBuilder html = new StringBuilder("<section class=\"scene\" id=\"" + Html.id(scene.id()));
    html.append("\">\n<h3>").append(Html.escape(scene.title())).append("</h3>\n<p>");
    html.append(Html.escape(scene.description())).append("</p>\n");
    if (!scene.load().isBlank()) {
      html.append("<p class=\"command\"><code>").append(Html.escape(scene.load()));
      html.append("</code></p>\n");
    }
    if (!scene.skipped().isBlank()) {
      html.append("<p class=\"warning\"><b>Skipped.</b> ").append(Html.escape(scene.skipped()));
      html.append("</p>\n");
    }
    if (!view.measured().isEmpty()) {
      html.append("<div class=\"charts\">\n");
      Charts.of(view, names).forEach(chart -> html.append(chart.canvas()));
      html.append("</div>\n").append(FigureTable.of(view, names));
    }
    html.append(
        Html.list("missing", "Not in the figures, or only in part", view.missing(names::title)));
    html.append(Html.list("problems", "Problems of rounds", problems(scene, names)));
    html.append(Html.list("notes", "Notes", scene.notes()));
    return html.append(raw(view, names)).append("</section>\n").toString();
  }

  static List<String> problems(SceneResult scene, Names names) {
    return scene.servers().stream()
        .flatMap(
            server ->
                server.rounds().stream()
                    .flatMap(
                        round ->
                            round.problems().stream()
                                .map(
                                    text ->
                                        "%s, round %d: %s"
                                            .formatted(
                                                names.title(server.server()),
                                                round.number(),
                                                text))))
        .toList();
  }

  private static String raw(SceneView view, Names names) {
    if (view.measured().isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder("<details><summary>Rounds and start commands</summary>\n");
    List<Metric> metrics = view.all();
    StringBuilder rows = new StringBuilder();
    for (ServerResult server : view.measured()) {
      for (Round round : server.rounds()) {
        rows.append("<tr>").append(names.rowHead(server.server()));
        rows.append(Html.cell(Integer.toString(round.number())));
        for (Metric metric : metrics) {
          Double value = round.values().get(metric);
          rows.append(Html.cell(value == null ? "–" : Numbers.figure(metric, value)));
        }
        rows.append("</tr>\n");
      }
    }
    html.append(Html.table("Every round", FigureTable.heads(metrics, "Round"), rows.toString()));
    for (ServerResult server : view.measured()) {
      html.append("<p class=\"command\"><b>").append(Html.escape(names.title(server.server())));
      html.append("</b> <code>").append(Html.escape(server.command())).append("</code></p>\n");
    }
    return html.append("</details>\n").toString();
  }
}
