package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.GateServlet;
import io.junicorn.container.it.app.KeepServlet;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Launch;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.TestWar;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that uses too much says so, and ends well if it should. */
class UsageIT {
  private static final String OVER =
      "max-memory: \\d+ MB live on the heap after a collection, 60 MB are allowed,"
          + " the heap has up to 2[45]\\d MB";

  /** More than the limit allows, and far less than the heap has: it must not be busy collecting. */
  private static final int MOST = 150;

  @TempDir private Path folder;

  private Launch launch() {
    Path war = TestWar.of(KeepServlet.class, GateServlet.class).write(folder.resolve("ROOT.war"));
    return JunicornProcess.serving(war).javaOptions("-Xmx256m").with("--max-memory", "60MB");
  }

  /** Keeps more and more, so that the collector comes by itself. */
  private static void keepUntil(JunicornProcess server, String said) {
    int kept = 0;
    while (!server.output().contains(said) && kept < MOST) {
      try {
        kept = Integer.parseInt(server.get("/keep?mb=1"));
      } catch (UncheckedIOException refused) {
        break;
      }
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> server.output().contains(said));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Parallel", "G1", "Serial"})
  void pastTheMemoryThatMayLiveItDrainsAnswersAndExitsWithZero(String collector) {
    try (JunicornProcess server =
            launch().javaOptions("-Xmx256m -XX:+Use" + collector + "GC").start();
        Gate gate = new Gate();
        Parked parked = Parked.gets(server, 3, gate.path())) {
      server.management().awaitMetric(3, "junicorn_requests_active");
      keepUntil(server, "max-memory: ");
      assertThat(server.output()).containsPattern(OVER + "; draining");
      await().until(() -> server.management().get("/readyz").statusCode() == 503);
      assertThat(server.isAlive()).isTrue();
      gate.open();
      assertThat(parked.statuses()).hasSize(3).containsOnly(200);
      assertThat(server.awaitExit(Duration.ofSeconds(15))).isZero();
      assertThat(server.output()).contains("drained in", "stopped");
    }
  }

  @Test
  void itCanTellAloneAndSaysWhenItIsBackUnder() {
    try (JunicornProcess server =
        launch().with("--max-action", "report", "--max-threads", "1").start()) {
      await().until(() -> server.output().contains(" platform threads of 1 allowed, at most "));
      keepUntil(server, "max-memory: ");
      assertThat(server.output()).containsPattern(OVER).doesNotContain("draining");
      assertThat(server.get("/keep?mb=0")).isEqualTo("0");
      await().until(() -> server.output().contains("max-memory: back under the limit: "));
      assertThat(server.management().metric("junicorn_limits_passed_total", "max-memory"))
          .isPositive();
      assertThat(server.management().metric("junicorn_limits_passed_total", "max-threads"))
          .isPositive();
      assertThat(server.management().get("/readyz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aLimitBeyondTheHeapIsRefused() {
    Path war = TestWar.of(KeepServlet.class).write(folder.resolve("ROOT.war"));
    Cli.serve("--max-memory", "900000GB", war.toString())
        .assertUsageError("--max-memory", "would never be reached", "-Xmx");
  }
}
