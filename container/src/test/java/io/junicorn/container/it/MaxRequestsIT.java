package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Parked;
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
      int more = 0;
      while (!server.output().contains("requests are served, draining")) {
        assertThat(server.get("/hit")).isEqualTo(Integer.toString(5 + more));
        more++;
      }
      assertThat(more).isBetween(1, 4);
      assertThat(parked.statuses()).containsOnly(200);
      assertThat(server.awaitExit(Duration.ofSeconds(10))).isZero();
      assertThat(server.output()).contains("stopped");
    }
  }
}
