package io.junicorn.loadtests.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SizeCommandTest {
  @Test
  void thePageHasTheExamplesAsTheyAreComputed() throws IOException {
    assertThat(Files.readString(Path.of("../docs/scaling.md")))
        .contains(
            "<!-- load-tests/simulate size --examples -->\n" + SizeCommand.examplesTable() + "\n");
  }
}
