package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.ServerResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scenes by peers: Junicorn's ratio to each in the one metric that matters most there. */
final class Overview {
  private Overview() {}

  static String of(RunResult run, Names names) {
    List<String> heads = new ArrayList<>(List.of("Scene", "Metric", "Junicorn"));
    names.peers().forEach(peer -> heads.add(names.title(peer)));
    StringBuilder rows = new StringBuilder();
    SceneView.byGroup(run)
        .forEach(
            (group, scenes) -> {
              rows.append(
                  "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%d\"><span>%s</span></th></tr>\n"
                      .formatted(heads.size(), Html.escape(group)));
              scenes.forEach(view -> rows.append(row(view, names)));
            });
    return Html.table(
        "Junicorn divided by each peer, within the same round", heads, rows.toString());
  }

  private static String row(SceneView view, Names names) {
    StringBuilder row = new StringBuilder("<tr><th scope=\"row\"><a href=\"#");
    row.append(Html.id(view.scene().id())).append("\">");
    row.append(Html.escape(view.scene().title())).append("</a></th>");
    Optional<Metric> metric = view.headline();
    row.append(Html.cell(metric.map(Metric::label).map(Html::escape).orElse("")));
    row.append(
        Html.cell(
            metric
                .flatMap(
                    shown ->
                        view.server(RunResult.JUNICORN)
                            .flatMap(own -> Statistics.summary(own, shown))
                            .map(own -> Numbers.figure(shown, own.median())))
                .orElse("–")));
    for (String peer : names.peers()) {
      row.append(view.server(peer).map(server -> cell(view, server)).orElse(Html.cell("–")));
    }
    return row.append("</tr>\n").toString();
  }

  private static String cell(SceneView view, ServerResult peer) {
    Optional<Metric> metric = view.headline();
    Optional<Double> ratio = metric.flatMap(shown -> view.ratio(peer, shown));
    boolean whole = peer.outcome() == ServerResult.Outcome.MEASURED;
    if (whole && metric.isPresent() && ratio.isPresent()) {
      return Html.ratioCell(metric.get(), ratio.get());
    }
    return whole
        ? Html.cell("–")
        : "<td class=\"gone\" title=\"%s\">%s</td>"
            .formatted(Html.escape(peer.reason()), TextSummary.word(peer));
  }
}
