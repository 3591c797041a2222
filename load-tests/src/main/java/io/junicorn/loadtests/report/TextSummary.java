package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A scene on the terminal: its medians and ratios, as soon as it has run. */
public final class TextSummary {
  private TextSummary() {}

  /** A few lines that end with a line feed. */
  public static String of(SceneResult scene) {
    SceneView view = new SceneView(scene);
    StringBuilder text = new StringBuilder(scene.id() + ": " + scene.title() + "\n");
    if (!scene.skipped().isBlank()) {
      return text.append("  skipped: ").append(plain(scene.skipped())).append('\n').toString();
    }
    if (!view.measured().isEmpty()) {
      text.append(table(view));
    }
    view.missing(id -> id).forEach(line -> text.append("  ").append(plain(line)).append('\n'));
    long problems =
        scene.servers().stream()
            .flatMap(server -> server.rounds().stream())
            .mapToLong(round -> round.problems().size())
            .sum();
    if (problems > 0) {
      text.append("  problems in rounds: ").append(problems).append('\n');
    }
    scene.notes().forEach(note -> text.append("  note: ").append(plain(note)).append('\n'));
    return text.toString();
  }

  /** Beside the name of one whose figures are not of a whole scene. */
  static String mark(ServerResult server) {
    return server.outcome() == ServerResult.Outcome.MEASURED ? "" : " (" + word(server) + ")";
  }

  static String word(ServerResult server) {
    return server.outcome().name().toLowerCase(Locale.ROOT);
  }

  /** Without control characters: a reason may be the output of a process. */
  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
  }

  private static TextTable table(SceneView view) {
    List<String> head = new ArrayList<>(List.of("server"));
    view.shown().forEach(metric -> head.add(metric.label()));
    view.headline().ifPresent(metric -> head.add("Junicorn's " + metric.label()));
    TextTable table = new TextTable().row(head);
    for (ServerResult server : view.measured()) {
      List<String> cells = new ArrayList<>(List.of(server.server() + mark(server)));
      for (Metric metric : view.shown()) {
        cells.add(
            Statistics.summary(server, metric)
                .map(summary -> Numbers.figure(metric, summary.median()))
                .orElse("-"));
      }
      view.headline().ifPresent(metric -> cells.add(ratio(view, server, metric)));
      table.row(cells);
    }
    return table;
  }

  private static String ratio(SceneView view, ServerResult peer, Metric metric) {
    return view.ratio(peer, metric)
        .map(ratio -> "x " + Numbers.ratio(ratio) + " " + Verdict.of(metric, ratio).word)
        .orElse("");
  }
}
