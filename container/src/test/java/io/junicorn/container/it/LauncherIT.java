package io.junicorn.container.it;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How the launcher calls Java: here a script that prints its arguments, in a folder with a blank.
 */
class LauncherIT {
  private static final String LARGE_PAGES = "-XX:+UseTransparentHugePages";

  @TempDir private Path folder;

  private Path home;

  @BeforeEach
  void copyTheLauncher() throws IOException {
    home = folder.resolve("my server");
    Path bin = Files.createDirectories(home.resolve("bin"));
    for (String name : List.of("junicorn", "find-java")) {
      Files.copy(Path.of(Distribution.tool(name)), bin.resolve(name));
    }
    script(bin.resolve("heap-of-limit"), "echo -Xmx77m");
    script(bin.resolve("collector-of-heap"), "shift 2; echo \"-collector $*\"");
    script(folder.resolve("java/bin/java"), "for word; do echo \"$word\"; done");
    Files.writeString(folder.resolve("java/release"), "JAVA_VERSION=\"25.0.3\"\n");
    for (String jar : List.of("lib/b.jar", "lib/a.jar", "lib/ext/driver.JAR", "lib/ext/c.jar")) {
      Files.createDirectories(home.resolve(jar).getParent());
      Files.createFile(home.resolve(jar));
    }
  }

  private static void script(Path file, String line) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(file, Set.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE));
  }

  private List<String> arguments(Map<String, String> environment, String... given)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin/junicorn").toString()).redirectErrorStream(true);
    builder.command().addAll(List.of(given));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("JUNICORN_") || name.matches(".*JAVA_(TOOL_)?OPTIONS"));
    builder.environment().put("JUNICORN_JAVA", folder.resolve("java/bin/java").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  @Test
  void allJarsAreOnTheClassPathInTheOrderOfTheirNames() throws Exception {
    assertThat(arguments(Map.of(), "run", "a b.war"))
        .containsSubsequence(
            "-cp",
            home
                + "/lib/a.jar:"
                + home
                + "/lib/b.jar:"
                + home
                + "/lib/ext/c.jar:"
                + home
                + "/lib/ext/driver.JAR",
            "io.junicorn.container.launch.Main",
            "run",
            "a b.war")
        .contains("-Djunicorn.home=" + home)
        .noneMatch(word -> word.startsWith("-Xmx") || word.startsWith("-XX:AOTCache"));
  }

  @Test
  void theHeapOfTheLimitComesBeforeTheOperatorsOptions() throws Exception {
    assertThat(arguments(Map.of("JUNICORN_HEAP", "auto", "JUNICORN_JAVA_OPTS", "-Xmx1g /*")))
        .containsSubsequence("-Xmx77m", "-Xmx1g", "/*");
  }

  @Test
  void theCollectorIsChosenByAllThatSaysHowLargeTheHeapIs() throws Exception {
    Map<String, String> environment =
        Map.of(
            "JUNICORN_HEAP",
            "auto",
            "JUNICORN_JAVA_OPTS",
            "-Xmx1g /*",
            "JDK_JAVA_OPTIONS",
            "-XX:+UseG1GC",
            "JAVA_TOOL_OPTIONS",
            "-Xmx2g");
    assertThat(arguments(environment)).contains("-collector -Xmx2g -XX:+UseG1GC -Xmx77m -Xmx1g /*");
  }

  @Test
  void largePagesAreAskedForWhereTheSystemGivesThemToWhoAsks() throws Exception {
    Path system = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
    String mode = Files.exists(system) ? Files.readString(system) : "none";
    if (mode.contains("[never]") || mode.equals("none")) {
      assertThat(arguments(Map.of())).doesNotContain(LARGE_PAGES);
    } else {
      assertThat(arguments(Map.of())).contains(LARGE_PAGES);
    }
  }

  @Test
  void largePagesAreTheOperatorsChoiceAndNothingForZgc() throws Exception {
    for (String options : List.of("-XX:+UseZGC", "-XX:-UseTransparentHugePages")) {
      assertThat(arguments(Map.of("JUNICORN_JAVA_OPTS", options)))
          .contains(options)
          .doesNotContain(LARGE_PAGES);
    }
  }

  @Test
  void anArchiveOfClassesIsUsedWhereThereIsOne() throws Exception {
    Path archive = Files.createFile(home.resolve("lib/junicorn.aot"));
    assertThat(arguments(Map.of()))
        .contains("-XX:AOTCache=" + archive, "-Djunicorn.archive=" + archive);
  }

  @Test
  void theOperatorCanTurnTheArchiveOff() throws Exception {
    Files.createFile(home.resolve("lib/junicorn.aot"));
    assertThat(arguments(Map.of("JUNICORN_ARCHIVE", "off")))
        .contains("io.junicorn.container.launch.Main")
        .noneMatch(word -> word.contains("junicorn.aot"));
  }
}
