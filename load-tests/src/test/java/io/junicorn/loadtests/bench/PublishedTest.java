package io.junicorn.loadtests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.loadtests.report.ResultFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the project shows is what was measured. */
class PublishedTest {
  private static final Path DOCS = Path.of("../docs");

  private static Path newest() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("bench"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  @Test
  void thePerformancePageIsMadeFromTheNewestResultFile() throws IOException {
    Path file = newest();
    assertThat(Files.readString(DOCS.resolve("performance.md")))
        .as("./junicorn bench --report docs/bench/%s --publish", file.getFileName())
        .isEqualTo(Published.page(ResultFiles.read(file), file.getFileName().toString()));
  }

  @Test
  void theResultFileNamesNoFolderOfTheMachineItWasMadeOn() throws IOException {
    // A path that begins at the root; only programs of the system may have one.
    assertThat(Files.readString(newest())).doesNotContainPattern("[ \"=:]/(?!usr/)[a-z]+/");
  }
}
