package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.JunicornProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that an operator makes for an unpacked distribution. */
class ClassArchiveIT {
  private static final Duration EXIT = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void anArchiveIsMadeAndUsedAndOneOfOtherJarsIsHarmlessAndNamed() throws Exception {
    Path home = Distribution.withJarsOf(folder.resolve("my server"));
    Files.deleteIfExists(home.resolve("lib/junicorn.aot"));

    assertThat(makeArchive(home)).contains("junicorn.aot");
    assertThat(leftovers(home)).containsExactly("junicorn.aot");
    try (JunicornProcess junicorn = start(home)) {
      assertThat(junicorn.get("/hello")).isEqualTo("Hello, world!\n");
      junicorn.signal("TERM");
      // All that it had to say.
      assertThat(junicorn.awaitExit(EXIT)).isZero();
      assertThat(junicorn.output()).contains("ready in").doesNotContain("is not used");
    }

    Files.setLastModifiedTime(jarOfTheContainer(home), FileTime.fromMillis(1_000_000_000_000L));
    try (JunicornProcess junicorn = start(home)) {
      await().until(() -> junicorn.output().contains("bin/make-archive makes a new one"));
      assertThat(junicorn.output())
          .containsOnlyOnce("lib/junicorn.aot is not used")
          .doesNotContain("[error]");
      assertThat(junicorn.get("/hello")).isEqualTo("Hello, world!\n");
    }
  }

  private static Path jarOfTheContainer(Path home) throws IOException {
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("junicorn-container"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<String> leftovers(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.contains(".aot"))
          .toList();
    }
  }

  private static String makeArchive(Path home) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin/make-archive").toString()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("JUNICORN_"));
    builder.environment().put("JUNICORN_JAVA", System.getProperty("java.home") + "/bin/java");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static JunicornProcess start(Path home) {
    return JunicornProcess.serving("/=" + Distribution.sample()).of(home).start();
  }
}
