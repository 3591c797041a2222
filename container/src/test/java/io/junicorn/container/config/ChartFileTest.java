package io.junicorn.container.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configuration files that the chart makes are ones that the server takes. */
class ChartFileTest {
  private static final Path GOLDEN = Path.of("..", "helm", "src", "test", "resources", "golden");
  private static final Pattern FILE =
      Pattern.compile("^  junicorn\\.properties: \\|\n((?:    .*\n)+)", Pattern.MULTILINE);

  static Stream<Path> rendered() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("rendered")
  void isRead(Path manifests, @TempDir Path folder) throws IOException {
    MatchResult file =
        FILE.matcher(Files.readString(manifests)).results().findFirst().orElseThrow();
    Path properties =
        Files.writeString(folder.resolve("junicorn.properties"), file.group(1).indent(-4));
    Sources sources = new Sources();
    sources.file(properties);

    Settings settings = SettingsReader.read(sources);

    assertThat(settings.listen().bind()).hasSize(1);
    assertThat(settings.deploy().webapps()).contains(Path.of("/webapps"));
    assertThat(sources.notes()).isEmpty();
  }
}
