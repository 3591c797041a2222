package io.junicorn.loadtests.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.junicorn.loadtests.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run as one HTML page that asks for nothing else: it opens from a file, a mail, a build. */
public final class HtmlReport {
  private HtmlReport() {}

  /** The whole page. */
  public static String render(RunResult run, Optional<Comparison> comparison) {
    Names names = new Names(run);
    Map<String, List<SceneView>> groups = SceneView.byGroup(run);
    StringBuilder navigation = new StringBuilder("<a href=\"#overview\">Overview</a>");
    StringBuilder scenes = new StringBuilder();
    List<Chart> charts = new ArrayList<>();
    groups.forEach(
        (group, views) -> {
          String id = "group-" + Html.id(group);
          navigation.append("<a href=\"#%s\">%s</a>".formatted(id, Html.escape(group)));
          scenes.append("<h2 id=\"%s\">%s</h2>\n".formatted(id, Html.escape(group)));
          for (SceneView view : views) {
            scenes.append(SceneSection.of(view, names));
            charts.addAll(Charts.of(view, names));
          }
        });
    comparison.ifPresent(_ -> navigation.append("<a href=\"#comparison\">Earlier run</a>"));
    return new Template("report.html")
        .with("style", Template.resource("report.css"))
        .with("headline", Headline.of(run))
        .with("navigation", navigation.toString())
        .with("overview", Overview.of(run, names))
        .with("comparison", comparison.map(c -> ComparisonSection.of(c, names)).orElse(""))
        .with("scenes", scenes.toString())
        .with("servers", ServerTable.of(run, names))
        .with("charts", json(charts))
        .with("library", ChartLibrary.script())
        .with("script", Template.resource("report.js"))
        .render();
  }

  /** JSON that cannot end the script element it stands in. */
  static String json(Object value) {
    try {
      return new ObjectMapper()
          .writeValueAsString(value)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("charts that are no JSON", e);
    }
  }
}
