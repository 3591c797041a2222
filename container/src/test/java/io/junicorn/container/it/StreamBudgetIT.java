package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Event streams have a budget of their own and never starve pages. */
class StreamBudgetIT {
  @TempDir private Path folder;

  @Test
  void streamsLeaveThePermitsToPagesAndHaveALimitOfTheirOwn() {
    try (JunicornProcess server =
        JunicornProcess.serving(Apps.toolbox(folder))
            .with("--worker-connections", "2", "--queue-size", "0", "--stream-connections", "5")
            .start()) {
      Management management = server.management();
      List<RawHttp> streams = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        RawHttp stream = server.connect().sendGet("/events");
        assertThat(stream.readHead().status()).isEqualTo(200);
        streams.add(stream);
      }
      assertThat(management.metric("junicorn_streams_active")).isEqualTo(5);
      assertThat(management.metric("junicorn_requests_active")).isZero();
      assertThat(management.get("/status").body()).contains("\"active_streams\":5");

      assertThat(Http.get(server.uri("/hit")).statusCode()).isEqualTo(200);

      try (RawHttp sixth = server.connect()) {
        RawResponse refusal = sixth.get("/events");
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.headers()).containsKey("retry-after");
        assertThat(refusal.body()).contains("5/5 streams", "stream-connections");
      }
      assertThat(management.metric("junicorn_admission_rejected_total", "streams_full"))
          .isEqualTo(1);
      assertThat(management.metric("junicorn_streams_active")).isEqualTo(5);

      streams.forEach(RawHttp::abort);
      management.awaitIdle();
      try (RawHttp again = server.connect()) {
        assertThat(again.sendGet("/events").readHead().status()).isEqualTo(200);
      }
    }
  }
}
