package io.junicorn.loadtests.report;

import java.util.List;

/** A comparison as a section of the page. */
final class ComparisonSection {
  private static final List<String> HEADS =
      List.of("Server", "Metric", "Now", "Then", "Change", "Judgement", "Ratio now", "Ratio then");

  private ComparisonSection() {}

  static String of(Comparison comparison, Names names) {
    StringBuilder html =
        new StringBuilder("<section id=\"comparison\"><h2>Against an earlier run</h2>\n");
    html.append(
        "<p>Now: %s. Then: %s. A change is within the noise if the ranges of the rounds overlap; "
            .formatted(Html.escape(comparison.now()), Html.escape(comparison.then())));
    html.append("Junicorn's ratio to a peer is what survives a different machine.</p>\n");
    html.append(Html.list("problems", "What else differs", comparison.warnings()));
    html.append(Html.list("notes", "In one run only", comparison.unpaired()));
    for (SceneChange scene : comparison.scenes()) {
      StringBuilder rows = new StringBuilder();
      scene.changes().forEach(change -> rows.append(row(change, names)));
      long changed = scene.changes().stream().filter(change -> !change.withinNoise()).count();
      html.append(
          "<details%s><summary>%s: %d of %d outside the noise</summary>\n"
              .formatted(
                  changed > 0 ? " open" : "",
                  Html.escape(scene.title()),
                  changed,
                  scene.changes().size()));
      html.append(Html.table("Medians now and then", HEADS, rows.toString()))
          .append("</details>\n");
    }
    return html.append("</section>\n").toString();
  }

  private static String row(Change change, Names names) {
    return "<tr>"
        + names.rowHead(change.server())
        + Html.cell(Html.escape(change.metric().label()))
        + Html.cell(Numbers.figure(change.metric(), change.now().median()))
        + Html.cell(Numbers.figure(change.metric(), change.then().median()))
        + Html.cell(change.percent().map(Numbers::percent).orElse("–"))
        + Html.cell(
            "<span class=\"against %s\">%s</span>"
                .formatted(Html.id(change.judgement()), change.judgement()))
        + Html.cell(ComparisonText.ratio(change.ratioNow()))
        + Html.cell(ComparisonText.ratio(change.ratioThen()))
        + "</tr>\n";
  }
}
