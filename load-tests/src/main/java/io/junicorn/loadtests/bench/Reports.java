package io.junicorn.loadtests.bench;

import io.junicorn.loadtests.report.Comparison;
import io.junicorn.loadtests.report.HtmlReport;
import io.junicorn.loadtests.report.MarkdownReport;
import io.junicorn.loadtests.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes the pages that are made from a result. */
final class Reports {
  private Reports() {}

  static void write(RunResult result, Path source, Path folder, Optional<RunResult> earlier)
      throws IOException {
    Optional<Comparison> comparison = earlier.map(then -> Comparison.of(result, then));
    Path html = folder.resolve("report.html");
    Path markdown = folder.resolve("performance.md");
    Files.createDirectories(folder);
    Files.writeString(html, HtmlReport.render(result, comparison));
    Files.writeString(markdown, MarkdownReport.render(result, source.getFileName().toString()));
    System.out.println(html);
    System.out.println(markdown);
  }
}
