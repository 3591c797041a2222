package io.junicorn.loadtests.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MarkdownReportTest {
  @Test
  void thePageIsAsInTheGoldenFile() throws IOException {
    String page = MarkdownReport.render(Samples.run(), "sample.json");
    Files.writeString(Path.of("target/sample.md"), page);
    assertThat(page)
        .as("what it should be is in load-tests/target/sample.md")
        .isEqualTo(Files.readString(Samples.file("sample.md")));
  }

  @Test
  void hostileTextIsNoMarkup() {
    assertThat(Markdown.escape("<b> a|b [x](y)\nz")).isEqualTo("&lt;b&gt; a\\|b \\[x\\](y) z");
    assertThat(Markdown.code("a `b` c")).isEqualTo("`` a `b` c ``");
  }
}
