package io.junicorn.loadtests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.junicorn.loadtests.report.ResultFiles;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.scene.Commands;
import io.junicorn.loadtests.server.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench as a process, as a user starts it. */
class BenchIT {
  @TempDir private Path folder;

  private Process bench(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Home.java(),
                "-Djunicorn.root=" + Path.of("..").toRealPath(),
                "-cp",
                System.getProperty("java.class.path"),
                BenchMain.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
  }

  private int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void anUnknownSceneIsNamedWithThoseThatThereAre() throws Exception {
    assertThat(exitCode(bench("helo"))).isEqualTo(2);
    assertThat(output()).contains("no such scene: helo", "hello", "soak");
  }

  @Test
  void anUnknownServerIsNamedWithThoseThatThereAre() throws Exception {
    assertThat(exitCode(bench("--servers", "jeti"))).isEqualTo(2);
    assertThat(output()).contains("no such server: jeti", "jetty-virtual");
  }

  @Test
  void aNumberOutOfRangeIsNamedWithItsRange() throws Exception {
    assertThat(exitCode(bench("--rounds", "0"))).isEqualTo(2);
    assertThat(output()).contains("--rounds must be 1 to 1000, not 0");
  }

  @Test
  void aFileToCompareWithThatIsNoResultIsRefusedBeforeAnythingRuns() throws Exception {
    Path file = Files.writeString(folder.resolve("odd.json"), "{}");
    assertThat(exitCode(bench("--quick", "--against", file.toString()))).isEqualTo(1);
    assertThat(output()).contains(file.toString()).doesNotContain("scene 1");
  }

  @Test
  void aRunWritesAllItsFilesAndCtrlCLeavesNoProcessBehind() throws Exception {
    Optional<String> wrk = Commands.missing("wrk", "wrk");
    assumeTrue(wrk.isEmpty(), () -> wrk.orElse(""));
    Path out = folder.resolve("out");
    Process bench =
        bench(
            "--quick", "--servers", "junicorn", "--out", out.toString(), "hello", "latency-hello");
    try {
      // In the second scene: the first one's results are there already.
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> output().contains("scene 2 of 2") && bench.descendants().count() > 0);
      List<ProcessHandle> children = bench.descendants().toList();
      new ProcessBuilder("kill", "-INT", Long.toString(bench.pid())).start().waitFor();
      assertThat(bench.waitFor(60, TimeUnit.SECONDS)).isTrue();
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    } finally {
      bench.descendants().forEach(ProcessHandle::destroyForcibly);
      bench.destroyForcibly();
    }
    RunResult result = ResultFiles.read(out.resolve("results.json"));
    assertThat(result.interrupted()).isTrue();
    assertThat(result.scenes()).extracting("id").contains("hello");
    try (Stream<Path> logs = Files.list(out.resolve("logs"))) {
      assertThat(logs).isNotEmpty();
    }
  }
}
