package io.junicorn.loadtests.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.loadtests.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedDistributionTest {
  private static final String MAKER =
      """
      #!/bin/sh
      cd "$(dirname "$0")/.." && echo "$1 $JUNICORN_JAVA_OPTS" >>lib/junicorn.aot
      """;

  @TempDir private Path folder;
  private Path distribution;
  private Path war;

  @BeforeEach
  void build() throws IOException {
    distribution = folder.resolve("built/junicorn-1");
    Files.createDirectories(distribution.resolve("bin"));
    Files.createDirectories(distribution.resolve("lib"));
    Files.writeString(distribution.resolve("lib/junicorn.aot"), "of the sample");
    maker(MAKER);
    war = Files.writeString(folder.resolve("app.war"), "war");
  }

  @Test
  void theArchiveIsMadeWithTheApplicationInACopy() throws IOException {
    Path copy = prepare();

    assertThat(archive(copy))
        .isEqualTo(war + " -Duser.home=" + folder.resolve("prepared/home") + "\n");
    assertThat(archive(distribution)).isEqualTo("of the sample");
  }

  @Test
  void itIsMadeOnce() throws IOException {
    Path copy = prepare();
    Files.writeString(copy.resolve("lib/junicorn.aot"), "first");

    assertThat(archive(prepare())).isEqualTo("first");
  }

  @Test
  void itIsMadeAgainForANewerWar() throws IOException {
    Path copy = prepare();
    Files.writeString(copy.resolve("lib/junicorn.aot"), "older");
    later(war);

    assertThat(archive(prepare())).startsWith(war.toString());
  }

  @Test
  void itIsMadeAgainForANewerDistribution() throws IOException {
    Path copy = prepare();
    Files.writeString(copy.resolve("lib/junicorn.aot"), "older");
    later(distribution.resolve("bin/make-archive"));

    assertThat(archive(prepare())).startsWith(war.toString());
  }

  @Test
  void aFailureSaysWhatWasSaid() throws IOException {
    maker("#!/bin/sh\necho no room\nexit 1\n");

    assertThatThrownBy(this::prepare)
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("lib/junicorn.aot", "no room");
  }

  private Path prepare() throws IOException {
    PreparedDistribution prepared =
        new PreparedDistribution(distribution, folder.resolve("prepared"));
    try (Processes processes = new Processes(Files.createTempDirectory(folder, "logs"))) {
      prepared.make(processes, war);
    }
    return prepared.copy();
  }

  private static String archive(Path home) throws IOException {
    return Files.readString(home.resolve("lib/junicorn.aot"));
  }

  private void maker(String script) throws IOException {
    Path file = Files.writeString(distribution.resolve("bin/make-archive"), script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void later(Path file) throws IOException {
    Files.setLastModifiedTime(
        file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 60_000));
  }
}
