package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Parked;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After {@code max-requests} the process drains and ends well, so that a supervisor starts anew.
 */
class MaxRequestsIT {
  @TempDir private Path folder;

  @Test
  void itDrainsAndExitsWithZero() {
    try (JunicornProcess server =
            JunicornProcess.serving(Apps.toolbox(folder))
                .with("--max-requests", "5", "--max-requests-jitter", "3")
                .start();
        Parked parked = Parked.gets(server, 1, "/park?ms=3000")) {
      server.management().awaitMetric(1, "junicorn_requests_active");
      for (int i = 0; i < 4; i++) {
        assertThat(server.get("/hit")).isEqualTo(Integer.toString(i + 1));
      }
      assertThat(server.management().get("/readyz").statusCode()).isEqualTo(200);
      int served = 4;
      while (!server.output().contains("requests are served, draining")) {
        try {
          assertThat(server.get("/hit")).isEqualTo(Integer.toString(served + 1));
          served++;
        } catch (UncheckedIOException refused) {
          // It drains already, and has not said so yet.
          await().until(() -> server.output().contains("requests are served, draining"));
        }
      }
      assertThat(served).isGreaterThanOrEqualTo(5);
      assertThat(server.output()).containsPattern("max-requests: [5-8] requests are served");
      assertThat(parked.statuses()).containsOnly(200);
      assertThat(server.awaitExit(Duration.ofSeconds(10))).isZero();
      assertThat(server.output()).contains("stopped");
    }
  }
}
