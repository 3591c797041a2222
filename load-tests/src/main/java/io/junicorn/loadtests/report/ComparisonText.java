package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import java.util.List;
import java.util.Optional;

/** A comparison for the terminal. */
final class ComparisonText {
  private ComparisonText() {}

  static String of(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    text.append("now:  ").append(comparison.now()).append('\n');
    text.append("then: ").append(comparison.then()).append('\n');
    comparison.warnings().forEach(line -> text.append("warning: ").append(line).append('\n'));
    comparison.unpaired().forEach(line -> text.append(line).append('\n'));
    for (SceneChange scene : comparison.scenes()) {
      text.append('\n').append(scene.id()).append(": ").append(scene.title()).append('\n');
      text.append(table(scene));
    }
    return text.toString();
  }

  private static TextTable table(SceneChange scene) {
    TextTable table =
        new TextTable()
            .row(
                List.of(
                    "server",
                    "metric",
                    "now",
                    "then",
                    "change",
                    "",
                    "Junicorn's ratio now",
                    "then"));
    for (Change change : scene.changes()) {
      Metric metric = change.metric();
      table.row(
          List.of(
              change.server(),
              metric.label(),
              Numbers.figure(metric, change.now().median()),
              Numbers.figure(metric, change.then().median()),
              change.percent().map(Numbers::percent).orElse("-"),
              change.judgement(),
              ratio(change.ratioNow()),
              ratio(change.ratioThen())));
    }
    return table;
  }

  static String ratio(Optional<Double> ratio) {
    return ratio.map(Numbers::ratio).orElse("");
  }
}
