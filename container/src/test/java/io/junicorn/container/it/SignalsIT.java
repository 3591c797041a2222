package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.WaitingListener;
import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TTIN and TTOU change worker-connections by a tenth; signals that come early end nothing. */
class SignalsIT {
  private static final String LIMIT = "junicorn_worker_connections";

  private static final Duration START = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void ttinLetsThoseInWhoWaitAndTtouEndsNobody() {
    try (JunicornProcess server =
            JunicornProcess.serving(Apps.toolbox(folder))
                .with("--worker-connections", "20", "--queue-timeout", "60s")
                .start();
        Gate gate = new Gate();
        Parked parked = Parked.gets(server, 23, gate.path())) {
      Management management = server.management();
      management.awaitMetric(3, "junicorn_admission_queued");
      server.signal("TTIN");
      management.awaitMetric(22, LIMIT);
      management.awaitMetric(1, "junicorn_admission_queued");
      management.awaitMetric(22, "junicorn_requests_active");

      for (int limit = 20; limit >= 16; limit -= 2) {
        server.signal("TTOU");
        management.awaitMetric(limit, LIMIT);
      }
      assertThat(management.metric("junicorn_requests_active")).isEqualTo(22);
      assertThat(management.get("/status").body()).contains("\"max_connections\":16");
      assertThat(server.output())
          .contains("TTIN received: worker-connections 22, was 20")
          .contains("TTOU received: worker-connections 16, was 18");
      gate.open();
      assertThat(parked.statuses()).hasSize(23).containsOnly(200);
    }
  }

  @Test
  void theStepIsOneAtLeastAndSoIsTheLimit() {
    try (JunicornProcess server =
        JunicornProcess.serving(Apps.toolbox(folder)).with("--worker-connections", "2").start()) {
      server.signal("TTOU");
      server.management().awaitMetric(1, LIMIT);
      server.signal("TTIN");
      server.management().awaitMetric(2, LIMIT);
      server.signal("TTOU");
      server.management().awaitMetric(1, LIMIT);
      // Each signal has a thread of its own: the next one is sent when this one is handled.
      server.signal("TTOU");
      await().until(() -> server.output().contains("worker-connections 1, was 1"));
      server.signal("TTIN");
      server.management().awaitMetric(2, LIMIT);
      assertThat(server.get("/hit")).isEqualTo("1");
    }
  }

  @Test
  void signalsDuringTheStartEndNothing() throws IOException {
    Path gate = folder.resolve("gate");
    Path war =
        TestWar.of(HitServlet.class, WaitingListener.class)
            .file("WEB-INF/gate", gate.toString())
            .write(folder.resolve("ROOT.war"));
    try (JunicornProcess server = JunicornProcess.serving(war).begin()) {
      await().atMost(START).until(() -> server.output().contains("app: waits"));
      for (String signal : List.of("HUP", "TTIN", "TTOU", "USR1")) {
        server.signal(signal);
      }
      for (String signal : List.of("HUP", "TTIN", "TTOU")) {
        await()
            .until(
                () ->
                    server.output().contains(signal + " received: the server does not serve yet"));
      }
      Files.createFile(gate);
      server.awaitReady();
      assertThat(server.get("/hit")).isEqualTo("1");
    }
  }
}
