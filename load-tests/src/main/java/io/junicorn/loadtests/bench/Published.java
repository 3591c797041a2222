package io.junicorn.loadtests.bench;

import io.junicorn.loadtests.report.HtmlReport;
import io.junicorn.loadtests.report.MarkdownReport;
import io.junicorn.loadtests.report.ResultFiles;
import io.junicorn.loadtests.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The pages that the project itself shows: where they lie, and what they are made from. */
final class Published {
  private Published() {}

  /** Writes {@code performance.md} and {@code bench/DATE.{json,html}} below that folder. */
  static void write(RunResult result, Path docs) throws IOException {
    String day = result.started().substring(0, "2026-01-01".length());
    Path bench = Files.createDirectories(docs.resolve("bench"));
    ResultFiles.write(result, bench.resolve(day + ".json"));
    Files.writeString(bench.resolve(day + ".html"), HtmlReport.render(result, Optional.empty()));
    Files.writeString(docs.resolve("performance.md"), page(result, day + ".json"));
  }

  /** The text of {@code performance.md} for that file in {@code docs/bench}. */
  static String page(RunResult result, String fileName) {
    return MarkdownReport.render(result, "docs/bench/" + fileName + " --publish");
  }
}
