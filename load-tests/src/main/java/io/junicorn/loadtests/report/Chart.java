package io.junicorn.loadtests.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chart as the page's script reads it.
 *
 * @param id of the canvas
 * @param better which way is better, in words
 */
record Chart(String id, String label, String meaning, String better, List<Bar> bars) {
  /** Values further apart than this are drawn on a logarithmic scale. */
  private static final double LOGARITHMIC_FROM = 50;

  /** One server: its median as a bar, its range as a line over it. */
  record Bar(String name, int colour, double median, double min, double max, String text) {}

  @JsonProperty
  boolean logarithmic() {
    double[] values =
        bars.stream().mapToDouble(Bar::median).filter(value -> value > 0).sorted().toArray();
    return values.length > 1
        && values[values.length - 1] / values[0] > LOGARITHMIC_FROM
        && bars.stream().allMatch(bar -> bar.min() >= 0);
  }

  String canvas() {
    String said =
        bars.stream().map(bar -> bar.name() + " " + bar.text()).collect(Collectors.joining(", "));
    return """
        <figure><figcaption><b>%s</b> %s; %s%s</figcaption>
        <div class="canvas" style="height:%dpx"><canvas id="%s" role="img" aria-label="%s"></canvas></div></figure>
        """
        .formatted(
            Html.escape(label),
            Html.escape(meaning),
            better,
            logarithmic() ? " <em>logarithmic</em>" : "",
            36 + 27 * bars.size(),
            id,
            Html.escape(label + ", bar chart: " + said));
  }
}
