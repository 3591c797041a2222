package io.junicorn.container.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.detect.Choice;
import io.junicorn.container.detect.EnvironmentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.util.ajax.JSON;
import org.junit.jupiter.api.Test;

/** What people and programs read. */
class ReportTest {
  private static final Advice ADVICE = new Advice("does it", "runs it", "nothing");

  private static Report report(List<Finding> findings) {
    return new Report(
        "a\"b\n.war",
        new Choice(EnvironmentName.EE8, "web.xml says so", false),
        2,
        30,
        Duration.ofMillis(1250),
        findings);
  }

  private static Finding finding(Severity severity, String file, int count) {
    Place place = new Place(file, "com.example.App\u202e", "run", 7);
    return new Finding("some-rule", severity, file, ADVICE, count, List.of(place));
  }

  @Test
  void theTextSaysOnceWhatFilesHaveInCommon() {
    Report report =
        report(List.of(finding(Severity.ERROR, "x.jar", 4), finding(Severity.ERROR, "y.jar", 1)));
    assertThat(TextReport.of(report))
        .isEqualTo(
            """
            a"b\\n.war: ee8, because web.xml says so

            ERROR some-rule: does it
              x.jar: 4 places
              at x.jar!com.example.App\\u202e#run:7
              and 3 more (--all lists them)
              at y.jar!com.example.App\\u202e#run:7
              Junicorn runs it
              You: nothing

            2 errors, 0 warnings, 0 for information; 30 classes and 2 jars read in 1.3 s
            """);
  }

  private static Map<?, ?> first(Map<?, ?> json, String member) {
    return (Map<?, ?>) Objects.requireNonNull((Object[]) json.get(member))[0];
  }

  @Test
  void theJsonHasTheSameAndSurvivesAnyName() {
    Report report = report(List.of(finding(Severity.WARNING, "<x>\u0001\".jar", 4)));
    Map<?, ?> json = (Map<?, ?>) new JSON().fromJSON(JsonReport.of(report));
    assertThat(json.get("war")).isEqualTo("a\"b\n.war");
    assertThat(json.get("counts")).isEqualTo(Map.of("error", 0L, "warning", 1L, "info", 0L));
    Map<?, ?> finding = first(json, "findings");
    assertThat(finding.get("file")).isEqualTo("<x>\u0001\".jar");
    assertThat(finding.get("count")).isEqualTo(4L);
    Map<?, ?> place = first(finding, "places");
    assertThat(place.get("class")).isEqualTo("com.example.App\u202e");
    assertThat(place.get("member")).isEqualTo("run");
    assertThat(place.get("line")).isEqualTo(7L);
  }

  @Test
  void aSeverityIsReachedByTheWorseOnesToo() {
    Report warned = report(List.of(finding(Severity.WARNING, "x.jar", 1)));
    assertThat(warned.reaches(Severity.INFO)).isTrue();
    assertThat(warned.reaches(Severity.WARNING)).isTrue();
    assertThat(warned.reaches(Severity.ERROR)).isFalse();
    assertThat(report(List.of()).reaches(Severity.INFO)).isFalse();
  }
}
