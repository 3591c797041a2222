package org.example.legacy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Builds a report: four sections side by side, put together in a temporary file. */
final class ReportBuilder {

  private static final String[] REGIONS = {"North", "East", "South", "West"};

  private final ExecutorService pool;
  private final Path directory;

  ReportBuilder(ExecutorService pool, Path directory) {
    this.pool = pool;
    this.directory = directory;
  }

  String build() throws IOException, InterruptedException, ExecutionException {
    List<ReportSection> sections = new ArrayList<>();
    for (String region : REGIONS) {
      sections.add(new ReportSection(region));
    }
    List<String> lines = new ArrayList<>();
    lines.add("Sales report, " + Timestamps.now());
    for (Future<String> section : pool.invokeAll(sections)) {
      lines.add(section.get());
    }
    Path file = Files.createTempFile(directory, "report", ".txt");
    try {
      Files.write(file, lines, StandardCharsets.UTF_8);
      return Files.readString(file, StandardCharsets.UTF_8);
    } finally {
      Files.delete(file);
    }
  }
}
