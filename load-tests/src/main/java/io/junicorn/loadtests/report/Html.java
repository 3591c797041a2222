package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.Metric;
import java.util.List;

/** Text made harmless for a page, and the few elements that every section is built of. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A fragment identifier of any text. */
  static String id(String text) {
    return text.replaceAll("[^A-Za-z0-9_-]+", "-");
  }

  /** A list of texts under a heading; nothing when there are none. */
  static String list(String css, String heading, List<String> texts) {
    if (texts.isEmpty()) {
      return "";
    }
    StringBuilder html =
        new StringBuilder("<div class=\"" + css + "\"><h4>" + heading + "</h4><ul>");
    texts.forEach(text -> html.append("<li>").append(escape(text)).append("</li>"));
    return html.append("</ul></div>\n").toString();
  }

  /** A table in a frame that scrolls on its own; the rows are HTML already. */
  static String table(String caption, List<String> heads, String rows) {
    StringBuilder html = new StringBuilder("<div class=\"scroll\" tabindex=\"0\"><table><caption>");
    html.append(escape(caption)).append("</caption><thead><tr>");
    heads.forEach(head -> html.append("<th scope=\"col\">").append(escape(head)).append("</th>"));
    return html.append("</tr></thead><tbody>\n")
        .append(rows)
        .append("</tbody></table></div>\n")
        .toString();
  }

  static String cell(String html) {
    return "<td>" + html + "</td>";
  }

  /** A ratio with its verdict as a sign, a word and a colour. */
  static String ratioCell(Metric metric, double ratio) {
    Verdict verdict = Verdict.of(metric, ratio);
    String css =
        switch (verdict) {
          case BETTER -> "better" + Verdict.strength(ratio);
          case WORSE -> "worse" + Verdict.strength(ratio);
          case EVEN -> "even";
          case UNJUDGED -> "unjudged";
        };
    return "<td class=\"ratio %s\" title=\"%s\"><span>%s</span> %s</td>"
        .formatted(css, verdict.word, verdict.sign, Numbers.ratio(ratio));
  }
}
