package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Load;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jetty.util.ajax.JSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that nobody reads, or that a full disk does not take: requests do not notice. */
class BlockedLogIT {
  @TempDir private static Path folder;

  @Test
  void aStandardOutputThatNobodyReads() {
    try (JunicornProcess server = JunicornProcess.serving(Apps.toolbox(folder)).start()) {
      server.stopReading();
      // 16 MB from more requests than there are carriers: a pipe takes 64 KB, the queue 8 MB.
      assertThat(Load.parallel(16, i -> Http.get(server.uri("/print?lines=1000")).statusCode()))
          .containsOnly(200);
      assertThat(Http.get(server.uri("/hit")).statusCode()).isEqualTo(200);
      assertThat(server.management().get("/livez").statusCode()).isEqualTo(200);
      String dropped = "junicorn_log_dropped_total";
      assertThat(server.management().metric(dropped, "log=\"standard output\"")).isPositive();
      assertThat(server.management().metric(dropped, "log=\"standard error\"")).isZero();

      server.goOnReading();
      await().until(() -> server.output().contains("of standard output were lost before this"));
      assertThat(server.output()).contains("standard output loses what is written: the queue");
    }
  }

  @Test
  void anAccessLogThatNobodyReads() throws Exception {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    try (JunicornProcess server =
        JunicornProcess.serving(Apps.toolbox(folder))
            .with("--access-log", fifo.toString(), "--access-log-format", "json")
            .start()) {
      assertThat(server.output()).contains("does not open, as a pipe that nobody reads");
      String longPath = "/hit?" + "q".repeat(7000);
      // 1,600 lines of 7 KB: more than the queue's 8 MB.
      assertThat(
              Load.parallel(
                  16,
                  i -> {
                    int ok = 0;
                    for (int n = 0; n < 100; n++) {
                      ok += Http.get(server.uri(longPath)).statusCode() == 200 ? 1 : 0;
                    }
                    return ok;
                  }))
          .containsOnly(100);
      double dropped = server.management().metric("junicorn_accesslog_dropped_total");
      assertThat(dropped).isBetween(1.0, 1599.0);
      assertThat(server.output().lines().filter(l -> l.contains("are dropped and counted")))
          .hasSize(1);

      // A reader comes: it gets whole lines, and all that were not counted.
      try (BufferedReader reader = Files.newBufferedReader(fifo)) {
        for (int i = 0; i < 1600 - (int) dropped; i++) {
          assertThat(new JSON().fromJSON(reader.readLine())).asString().contains("status=200");
        }
        await().until(() -> server.output().contains("lines were dropped"));
      }
      assertThat(server.output()).contains((int) dropped + " lines were dropped");
    }
  }

  @Test
  void logsOnAFullDisk() {
    try (JunicornProcess server =
        JunicornProcess.serving(Apps.toolbox(folder)).with("--access-log", "/dev/full").start()) {
      for (int i = 0; i < 5; i++) {
        assertThat(Http.get(server.uri("/hit")).statusCode()).isEqualTo(200);
      }
      server.management().awaitMetric(5, "junicorn_accesslog_dropped_total");
      assertThat(server.output().lines().filter(l -> l.contains("No space left"))).hasSize(1);
    }
  }

  @Test
  void theServersOwnLogIsAFileThatIsOpenedAnewAfterARename() throws IOException {
    Path log = folder.resolve("error.log");
    Path rotated = folder.resolve("error.log.1");
    try (JunicornProcess server =
        JunicornProcess.serving(Apps.toolbox(folder))
            .errorLog(log)
            .with("--log-level", "debug")
            .start()) {
      assertThat(Http.get(server.uri("/print?lines=1")).statusCode()).isEqualTo(200);
      Files.move(log, rotated);
      server.signal("USR1");
      await().until(() -> Files.exists(log));
      server.signal("TERM");
      assertThat(server.awaitExit(Duration.ofSeconds(10))).isZero();
      assertThat(server.output()).contains("printed ppp");
    }
    assertThat(rotated).content().contains(" INFO ", " DEBUG ", "ready in").doesNotContain("ppp");
    assertThat(log).content().contains("TERM received", "stopped").doesNotContain("ready in");
  }

  @Test
  void theReasonOfAFailedStartIsNeverLost() {
    Path log = folder.resolve("start.log");
    Cli.serve("--error-log", log.toString(), folder.resolve("absent.war"))
        .assertCannotStart("absent.war");
    Cli.serve("--error-log", "/dev/full", folder.resolve("absent.war"))
        .assertCannotStart("absent.war");
  }
}
