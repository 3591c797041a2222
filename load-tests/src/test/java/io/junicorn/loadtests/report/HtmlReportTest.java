package io.junicorn.loadtests.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {
  private static final String PAGE =
      HtmlReport.render(Samples.run(), Optional.of(Comparison.of(Samples.run(), Samples.run())));

  @Test
  void thePageAsksForNothingElse() throws IOException {
    Files.writeString(Path.of("target/sample.html"), PAGE);
    assertThat(PAGE)
        .doesNotContainPattern("(?i)<[^>]*\\b(src|href)\\s*=\\s*[\"']?(https?:)?//")
        .doesNotContainPattern("(?i)<link [^>]*stylesheet|@import|\\burl\\(")
        .doesNotContain("sourceMappingURL")
        .doesNotContain("{{");
  }

  @Test
  void hostileTextIsNoMarkup() {
    assertThat(PAGE)
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; no module");
    assertThat(PAGE.split("<script", -1)).hasSize(4);
    assertThat(PAGE.split("</script>", -1)).hasSize(4);
  }

  @Test
  void jsonInAScriptCannotEndIt() {
    assertThat(HtmlReport.json(List.of("</script>\u2028&<!--")))
        .isEqualTo("[\"\\u003c/script\\u003e\\u2028\\u0026\\u003c!--\"]");
  }

  @Test
  void chartJsComesWithItsLicence() {
    assertThat(PAGE).contains("The MIT License", "Permission is hereby granted", "Chart.js v4");
  }

  @Test
  void whoIsMissingIsNamedWithTheReason() {
    assertThat(PAGE)
        .contains("Undertow skipped: 200 threads cannot hold 10,000")
        .contains("Jetty, thread pool failed: answered 2000 of 10000 within 60 s")
        .contains("gunicorn, gevent, round 3: 12 time-outs: socket &lt;closed&gt;")
        .contains("<b>Skipped.</b> no PostgreSQL here");
  }

  @Test
  void everyChartHasItsCanvasWithALabel() {
    assertThat(PAGE).contains("\"id\":\"chart-hello-64-cpu-us-per-request\"");
    assertThat(PAGE)
        .contains("id=\"chart-hello-64-cpu-us-per-request\" role=\"img\" aria-label=\"CPU us, bar");
  }
}
