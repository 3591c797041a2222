package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where settings come from, and the two commands that look at them. */
class ConfigIT {
  @TempDir private Path folder;

  @Test
  void printConfigSaysWhereEachValueCameFrom() throws IOException {
    Path file = Files.writeString(folder.resolve("j.properties"), "backlog = 1\nqueue-size = 1\n");
    Cli printed =
        Cli.junicorn(
            Map.of(
                "JUNICORN_CONFIG", file.toString(),
                "JUNICORN_QUEUE_SIZE", "2",
                "JUNICORN_STREAM_CONNECTIONS", "2",
                "JUNICORN_CMD_ARGS", "--stream-connections=3 --set 'env-entry.a=b c'",
                "JUNICORN_MANAGEMENT_TOKEN", "hush"),
            "run",
            "--print-config",
            "--max-connections",
            "4");
    assertThat(printed.code()).as("%s", printed).isZero();
    assertThat(printed.out())
        .contains(
            "backlog = 1  # file " + file,
            "queue-size = 2  # variable JUNICORN_QUEUE_SIZE",
            "stream-connections = 3  # JUNICORN_CMD_ARGS",
            "max-connections = 4  # command line",
            "env-entry.a = b c  # JUNICORN_CMD_ARGS, --set",
            "watch = false  # default",
            "management-token = ********  # variable JUNICORN_MANAGEMENT_TOKEN")
        .doesNotContain("hush");
  }

  @Test
  void checkConfigStartsTheApplicationsBesideAServerOnTheSameAddress() {
    Cli checked =
        Cli.junicorn(
            Map.of("JUNICORN_PORT", "tcp://10.0.0.7:80", "JUNICORN_SERVICE_HOST", "10.0.0.7"),
            "run",
            "--check-config",
            "--drain-delay",
            "1h",
            "--workers=4",
            "--bind",
            "192.0.2.1:80",
            Distribution.sample());
    assertThat(checked.code()).as("%s", checked).isZero();
    assertThat(checked.out())
        .contains(
            "JUNICORN_PORT=tcp://10.0.0.7:80 is ignored",
            "JUNICORN_SERVICE_HOST=10.0.0.7 is ignored",
            "workers '4' has no effect",
            "the configuration is good");
  }

  @Test
  void checkConfigSaysWhatCannotStart() {
    Cli.junicorn("run", "--check-config", folder.resolve("none.war"))
        .assertCannotStart("none.war", "no such file");
  }

  @Test
  void whatIsWrongIsNamedWithItsSource() throws IOException {
    Path file = Files.writeString(folder.resolve("j.properties"), "queue-sise = 1\n");
    String war = Distribution.sample().toString();
    Cli.junicorn("run", "-c", file, war)
        .assertUsageError(file.toString(), "'queue-sise'", "did you mean queue-size?");
    Cli.junicorn(Map.of("JUNICORN_QUEUE_SIZE", "many"), "run", war)
        .assertUsageError("JUNICORN_QUEUE_SIZE", "'many'", "0 to 2147483647");
    Cli.junicorn(Map.of("JUNICORN_CMD_ARGS", "--threads 4"), "run", war)
        .assertUsageError("JUNICORN_CMD_ARGS", "threads", "worker-connections");
    String carriers = "jdk.virtualThreadScheduler.parallelism";
    Cli.junicorn(Map.of("JUNICORN_JAVA_OPTS", "-D" + carriers + "=none"), "run", war)
        .assertUsageError(carriers, "'none'", "1 to 32767");
    Cli.junicorn("run", "--preload", war).assertUsageError("preload", "gunicorn's");
    Cli.junicorn("run", "--set", "timeout", war).assertUsageError("--set", "'timeout'");
  }
}
