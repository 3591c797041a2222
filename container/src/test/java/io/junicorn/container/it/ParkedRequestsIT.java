package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.Parked;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gauges tell the truth about many requests that wait at once. */
class ParkedRequestsIT {
  @TempDir private Path folder;

  @Test
  void fiveHundredParkedRequestsAreExactlyFiveHundredGreenlets() {
    try (JunicornProcess server = JunicornProcess.serving(Apps.toolbox(folder)).start()) {
      Management management = server.management();
      // The start of a web application is none: what it hands to the pool is the container's work.
      assertThat(management.metric("junicorn_greenlets_started_total")).as("at first").isZero();
      assertThat(management.metric("junicorn_greenlets_high_water")).as("at first").isZero();
      park(server, management);
      assertThat(management.metric("junicorn_greenlets_started_total")).isEqualTo(500);
      assertThat(management.metric("junicorn_greenlets_high_water")).isEqualTo(500);
      assertThat(management.metric("junicorn_greenlets_failed_total")).isZero();
    }
  }

  private static void park(JunicornProcess server, Management management) {
    try (Gate gate = new Gate();
        Parked parked = Parked.gets(server, 500, gate.path())) {
      management.awaitMetric(500, "junicorn_greenlets_active");
      assertThat(management.metric("junicorn_requests_active")).isEqualTo(500);
      assertThat(management.metric("junicorn_connections")).isEqualTo(500);
      assertThat(management.get("/status").body()).contains("\"active_greenlets\":500");

      gate.open();
      assertThat(parked.statuses()).isEqualTo(Collections.nCopies(500, 200));
      management.awaitIdle();
    }
  }
}
