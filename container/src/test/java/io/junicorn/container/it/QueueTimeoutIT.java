package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever waits too long for a permit is told so. */
class QueueTimeoutIT {
  @TempDir private Path folder;

  @Test
  void answers503AfterTheQueueTimeoutWhileTheAdmittedOneCompletes() {
    try (JunicornProcess server =
            JunicornProcess.serving(Apps.toolbox(folder))
                .with("--worker-connections", "1", "--queue-size", "5", "--queue-timeout", "300ms")
                .start();
        Gate gate = new Gate();
        Parked admitted = Parked.gets(server, 1, gate.path())) {
      Management management = server.management();
      management.awaitMetric(1, "junicorn_requests_active");
      try (Parked queued = Parked.gets(server, 3, "/hit")) {
        for (RawHttp connection : queued.connections()) {
          RawResponse refusal = connection.read();
          assertThat(refusal.status()).isEqualTo(503);
          assertThat(refusal.headers()).containsEntry("retry-after", "1");
          assertThat(refusal.body()).contains("no permit within 300 ms");
        }
      }
      assertThat(management.metric("junicorn_requests_active")).as("still parked").isEqualTo(1);
      gate.open();
      assertThat(admitted.statuses()).containsOnly(200);
      management.awaitIdle();
      assertThat(management.metric("junicorn_admission_rejected_total", "queue_timeout"))
          .isEqualTo(3);
      assertThat(server.get("/hit")).as("first hit").isEqualTo("1");
    }
  }

  @Test
  void theTimeoutFiresWhileEveryCarrierIsBusy() {
    try (JunicornProcess server =
        JunicornProcess.serving(Apps.toolbox(folder))
            .javaOptions("-Djdk.virtualThreadScheduler.parallelism=2")
            .with("--worker-connections", "2", "--queue-size", "5", "--queue-timeout", "300ms")
            .start()) {
      try (Parked admitted = Parked.gets(server, 1, "/park?ms=60000");
          RawHttp spinner = server.connect().sendGet("/spin")) {
        server.management().awaitMetric(2, "junicorn_requests_active");
        try (RawHttp queued = server.connect()) {
          assertThat(queued.get("/hit").status()).isEqualTo(503);
        }
        spinner.abort();
        admitted.abort();
      }
    }
  }
}
