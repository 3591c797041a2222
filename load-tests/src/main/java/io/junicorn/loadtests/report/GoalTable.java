package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.RunResult;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** What Junicorn is to reach beside what was measured, in Markdown. */
final class GoalTable {
  private GoalTable() {}

  static String of(RunResult run, List<Goal> goals, Names names) {
    StringBuilder rows = new StringBuilder();
    int met = 0;
    int missed = 0;
    for (Goal goal : goals) {
      Goal.Finding finding = goal.in(run);
      if (finding instanceof Goal.Finding.Figure figure) {
        met += figure.met() ? 1 : 0;
        missed += figure.met() ? 0 : 1;
      }
      rows.append(
          Markdown.row(
              List.of(
                  goal.scene(),
                  figure(goal, names),
                  (goal.isCeiling() ? "at most " : "at least ") + number(goal.target()),
                  measured(finding),
                  run.plan().quick() ? "not judged" : verdict(finding))));
    }
    String count =
        run.plan().quick()
            ? "Quick mode judges none of them."
            : "**%d of %d are met, %d are missed, %d were not measured.**"
                .formatted(met, goals.size(), missed, goals.size() - met - missed);
    return "## Targets\n\nWhat Junicorn is to reach. Against a peer the figure is the ratio (×) to"
        + " it, and against the best of several the worst of the ratios.\n"
        + count
        + "\n\n"
        + Markdown.head(List.of("scene", "figure", "target", "measured", ""))
        + rows
        + "\n";
  }

  private static String figure(Goal goal, Names names) {
    String metric = Markdown.escape(goal.metric().label());
    List<String> peers = goal.peers().stream().map(names::title).map(Markdown::escape).toList();
    return switch (peers.size()) {
      case 0 -> metric;
      case 1 -> metric + " against " + peers.getFirst();
      default -> metric + " against the best of " + String.join("; ", peers);
    };
  }

  private static String measured(Goal.Finding finding) {
    return switch (finding) {
      case Goal.Finding.Figure figure -> number(figure.value());
      case Goal.Finding.None none -> Markdown.escape(none.why());
    };
  }

  private static String verdict(Goal.Finding finding) {
    return switch (finding) {
      case Goal.Finding.Figure figure -> figure.met() ? "met" : "**missed**";
      case Goal.Finding.None _ -> "**not measured**";
    };
  }

  private static String number(double value) {
    return new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }
}
