package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerResult;
import java.util.ArrayList;
import java.util.List;

/** A scene in Markdown: its story, the load, the shown metrics, and who is missing. */
final class MarkdownScene {
  private MarkdownScene() {}

  static String of(SceneView view, Names names) {
    SceneResult scene = view.scene();
    StringBuilder text = new StringBuilder("\n### " + Markdown.escape(scene.title()) + "\n\n");
    text.append(Markdown.escape(scene.description())).append("\n\n");
    if (!scene.load().isBlank()) {
      text.append("Load: ").append(Markdown.code(scene.load())).append("\n\n");
    }
    if (!scene.skipped().isBlank()) {
      text.append("Skipped: ").append(Markdown.escape(scene.skipped())).append("\n\n");
    }
    if (!view.measured().isEmpty() && !view.shown().isEmpty()) {
      text.append(table(view, names));
    }
    List<String> remarks = new ArrayList<>(view.missing(names::title));
    remarks.addAll(SceneSection.problems(scene, names));
    remarks.addAll(scene.notes());
    return text.append(remarks.isEmpty() ? "" : "\n" + Markdown.list(remarks)).toString();
  }

  private static String table(SceneView view, Names names) {
    List<String> heads = new ArrayList<>(List.of("server"));
    for (Metric metric : view.shown()) {
      heads.add(metric.label());
      heads.add("×");
    }
    StringBuilder table = new StringBuilder(Markdown.head(heads));
    for (ServerResult server : view.measured()) {
      List<String> cells =
          new ArrayList<>(
              List.of(Markdown.escape(names.title(server.server()) + TextSummary.mark(server))));
      for (Metric metric : view.shown()) {
        cells.add(
            Statistics.summary(server, metric).map(summary -> median(metric, summary)).orElse("–"));
        cells.add(view.ratio(server, metric).map(ratio -> ratio(metric, ratio)).orElse(""));
      }
      table.append(Markdown.row(cells));
    }
    return table.toString();
  }

  /** With the lowest and the highest of the rounds behind it, if there were several. */
  private static String median(Metric metric, Summary summary) {
    String range = Numbers.range(metric, summary);
    String figure = Numbers.figure(metric, summary.median());
    return range.isEmpty() ? figure : figure + " (" + range + ")";
  }

  /** Bold where Junicorn is better. */
  private static String ratio(Metric metric, double ratio) {
    String text = Numbers.ratio(ratio);
    return Verdict.of(metric, ratio) == Verdict.BETTER ? "**" + text + "**" : text;
  }
}
