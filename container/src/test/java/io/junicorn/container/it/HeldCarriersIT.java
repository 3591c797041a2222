package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.BusyServlet;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.StallServlet;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.TestWar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two carriers and a third at most; one thread for isolated requests, and one to offload to. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeldCarriersIT {
  private static final String PARALLELISM = "junicorn_carriers_parallelism";
  private static final String HUB = "pool=\"hub\"";

  @TempDir private static Path folder;
  private static JunicornProcess server;
  private static Management management;

  @BeforeAll
  static void start() {
    Path war =
        TestWar.of(BusyServlet.class, HitServlet.class, StallServlet.class)
            .write(folder.resolve("ROOT.war"));
    server =
        JunicornProcess.serving(war)
            .with("--max-carriers", "3", "--offload-threads", "1")
            .with("--isolate", "*.pdf", "--isolate-threads", "1")
            .javaOptions("-Djdk.virtualThreadScheduler.parallelism=2")
            .start();
    management = server.management();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void atTheBoundNoCarrierIsAddedOthersWaitAndTheManagementPortAnswers() {
    assertThat(server.get("/hit")).isNotEmpty();
    try (Gate gate = new Gate();
        Parked held = Parked.gets(server, 4, gate.path().replace("/gate", "/busy"))) {
      // The fourth waits for one of the three.
      management.awaitMetric(3, "junicorn_hub_stalled");
      assertThat(management.metric("junicorn_carriers_added")).isEqualTo(1);
      try (RawHttp other = server.connect().sendGet("/hit")) {
        assertThat(management.get("/livez").statusCode()).isEqualTo(200);
        assertThat(management.get("/readyz").statusCode()).isEqualTo(200);
        for (int look = 0; look < 20; look++) {
          assertThat(management.metric(PARALLELISM)).isEqualTo(3);
        }
        assertThat(management.metric("junicorn_hub_stalled")).isEqualTo(3);
        assertThat(other.hearsWithin(Duration.ofMillis(200))).isFalse();

        gate.open();
        assertThat(held.statuses()).containsExactly(200, 200, 200, 200);
        assertThat(other.read().status()).isEqualTo(200);
      }
    }
    management.awaitMetric(2, PARALLELISM);
    management.awaitMetric(0, "junicorn_carriers_added");
  }

  @Test
  void anIsolatedRequestThatFindsNoThreadIsCountedAndHoldsUpNobodyElse() {
    try (Gate gate = new Gate();
        Parked isolated = Parked.gets(server, 2, gate.path().replace("/gate", "/busy/a.pdf"))) {
      management.awaitMetric(1, "junicorn_isolated_active");
      management.awaitMetric(1, "junicorn_isolated_waiting");
      assertThat(server.get("/hit")).isNotEmpty();
      assertThat(management.metric("junicorn_isolated_waiting")).isEqualTo(1);
      management.awaitMetric(2, "junicorn_requests_active");
      gate.open();
      assertThat(isolated.statuses()).containsExactly(200, 200);
    }
    management.awaitMetric(0, "junicorn_isolated_active");
    management.awaitMetric(0, "junicorn_isolated_waiting");
  }

  @Test
  void whatWaitsForTheThreadToOffloadToIsCountedAndTimed() throws Exception {
    Path fifo = folder.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    double before = management.metric("junicorn_offload_wait_seconds_count", HUB);
    double waited = management.metric("junicorn_offload_wait_seconds_sum", HUB);
    try (Parked reading = Parked.gets(server, 2, "/stall/file?file=" + fifo)) {
      management.awaitMetric(1, "junicorn_offload_active", HUB);
      management.awaitMetric(1, "junicorn_offload_waiting", HUB);
      try (var writer = Files.newOutputStream(fifo, StandardOpenOption.WRITE)) {
        writer.write(new byte[] {1, 2});
        // Open until both have read: one that opens it later would wait for another writer.
        assertThat(reading.statuses()).containsExactly(200, 200);
      }
    }
    management.awaitMetric(0, "junicorn_offload_active", HUB);
    assertThat(management.metric("junicorn_offload_waiting", HUB)).isZero();
    assertThat(management.metric("junicorn_offload_wait_seconds_count", HUB))
        .isGreaterThanOrEqualTo(before + 2);
    assertThat(management.metric("junicorn_offload_wait_seconds_sum", HUB)).isGreaterThan(waited);
  }
}
