package io.junicorn.loadtests.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class GaugesTest {
  private static final String TEXT =
      """
      # TYPE junicorn_requests_active gauge
      junicorn_requests_active 12.0
      junicorn_requests_active_other 99.0
      junicorn_admission_queued 3.0
      junicorn_admission_rejected_total{reason="queue_full"} 4.0
      junicorn_admission_rejected_total{reason="queue_timeout"} 5.0
      """;

  @Test
  void reasonsAreSummedUp() throws IOException {
    assertThat(Gauges.parse(TEXT)).isEqualTo(new Gauges(12, 3, 9));
  }

  @Test
  void aMeterThatIsMissingIsNoZero() {
    assertThatThrownBy(() -> Gauges.parse(TEXT.replace("junicorn_admission_queued", "other")))
        .hasMessageContaining("junicorn_admission_queued");
  }
}
