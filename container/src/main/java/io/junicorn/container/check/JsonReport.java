package io.junicorn.container.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.ajax.JSON;

/** A report for programs; docs/check.md has its members. */
public final class JsonReport {
  /** Raised when a member goes or changes its meaning; new members may come at any time. */
  private static final int FORMAT = 1;

  private JsonReport() {}

  /** One JSON object and a line feed. */
  public static String of(Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("war", report.war());
    json.put("environment", report.choice().environment().id());
    json.put("reason", report.choice().reason());
    json.put("jars", report.jars());
    json.put("classes", report.classes());
    json.put("millis", report.took().toMillis());
    Map<String, Object> counts = new LinkedHashMap<>();
    for (Severity severity : Severity.values()) {
      counts.put(severity.word(), report.count(severity));
    }
    json.put("counts", counts);
    json.put("findings", report.findings().stream().map(JsonReport::finding).toList());
    return new JSON().toJSON(json) + "\n";
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", finding.rule());
    json.put("severity", finding.severity().word());
    json.put("file", finding.file());
    json.put("what", finding.advice().what());
    json.put("server", finding.advice().server());
    json.put("owner", finding.advice().owner());
    json.put("count", finding.count());
    List<Map<String, Object>> places = finding.places().stream().map(JsonReport::place).toList();
    json.put("places", places);
    return json;
  }

  private static Map<String, Object> place(Place place) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", place.text());
    if (!place.type().isEmpty()) {
      json.put("class", place.type());
    }
    if (!place.member().isEmpty()) {
      json.put("member", place.member());
    }
    if (place.line() > 0) {
      json.put("line", place.line());
    }
    return json;
  }
}
