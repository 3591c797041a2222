package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Load;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.RawHttp;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten times as many requests as may be in the house. */
class OverloadIT {
  @TempDir private Path folder;

  @Test
  void theAdmittedAreServedTheSurplusIsRefusedAndNothingLeaks() {
    try (JunicornProcess server =
        JunicornProcess.serving(Apps.toolbox(folder))
            .with("--worker-connections", "20", "--queue-size", "20", "--queue-timeout", "30s")
            .start()) {
      List<Integer> statuses =
          Load.parallel(
              400,
              _ -> {
                try (RawHttp connection = server.connect()) {
                  return connection.get("/park?ms=200").status();
                }
              });
      assertThat(statuses).hasSize(400).containsOnly(200, 503);
      Management management = server.management();
      management.awaitIdle();
      int served = Collections.frequency(statuses, 200);
      assertThat(served).isGreaterThanOrEqualTo(40);
      assertThat(management.metric("junicorn_admission_rejected_total")).isEqualTo(400 - served);
      assertThat(management.metric("junicorn_greenlets_started_total")).isEqualTo(served);
      assertThat(server.get("/hit")).isEqualTo("1");
    }
  }
}
