package io.junicorn.container.check;

import io.junicorn.container.deploy.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report for people: findings of one kind stand together, with what is said of them once. */
public final class TextReport {
  private TextReport() {}

  /** The lines of the report, each ended by a line feed. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        report.war()
            + ": "
            + report.choice().environment().id()
            + ", because "
            + report.choice().reason());
    groups(report).forEach((kind, findings) -> append(text, kind, findings));
    text.append('\n');
    line(
        text,
        "%s, %s, %s; %d classes and %s read in %.1f s"
            .formatted(
                counted(report.count(Severity.ERROR), "error"),
                counted(report.count(Severity.WARNING), "warning"),
                report.count(Severity.INFO) + " for information",
                report.classes(),
                counted(report.jars(), "jar"),
                report.took().toMillis() / 1000.0));
    return text.toString();
  }

  private static Map<Kind, List<Finding>> groups(Report report) {
    Map<Kind, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      groups
          .computeIfAbsent(
              new Kind(finding.severity(), finding.rule(), finding.advice()),
              k -> new ArrayList<>())
          .add(finding);
    }
    return groups;
  }

  private static void append(StringBuilder text, Kind kind, List<Finding> findings) {
    text.append('\n');
    Advice advice = kind.advice;
    line(
        text,
        kind.severity.word().toUpperCase(Locale.ROOT) + " " + kind.rule + ": " + advice.what());
    for (Finding finding : findings) {
      if (finding.count() > 1) {
        line(text, "  " + finding.file() + ": " + finding.count() + " places");
      }
      finding.places().forEach(place -> line(text, "  at " + place.text()));
      int more = finding.count() - finding.places().size();
      if (more > 0) {
        line(text, "  and " + more + " more (--all lists them)");
      }
    }
    line(text, "  Junicorn " + advice.server());
    line(text, "  You: " + advice.owner());
  }

  private static void line(StringBuilder text, String line) {
    text.append(Printable.escaped(line)).append('\n');
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private record Kind(Severity severity, String rule, Advice advice) {}
}
