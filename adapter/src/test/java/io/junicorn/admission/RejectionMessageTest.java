package io.junicorn.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator reads: the whole state and what to do. */
class RejectionMessageTest {
  private final Timer timer = new Timer();
  private final Limiter limiter =
      timer.limiter(new AdmissionSettings(1000, 200, Duration.ofSeconds(7), 30));

  @AfterEach
  void stop() {
    timer.close();
  }

  @Test
  void tellsHowMuchOfEachLimitIsUsed() {
    fill();

    Admission surplus = limiter.admit(new RecordingWaiter());
    assertThat(surplus)
        .isEqualTo(
            new Admission.Rejected(
                RejectReason.QUEUE_FULL,
                "rejected: 1000/1000 active, 200/200 queued, 1/30 streams;"
                    + " raise worker-connections or add replicas"));
  }

  @Test
  void aTimeoutTellsHowLongItWas() {
    assertThat(limiter.rejected(RejectReason.QUEUE_TIMEOUT).message())
        .contains("no permit within 7000 ms", "raise worker-connections");
  }

  @Test
  void fullStreamsTellWhichSettingToRaise() {
    assertThat(limiter.rejected(RejectReason.STREAMS_FULL).message())
        .contains("raise stream-connections");
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonTellsTheWholeState(RejectReason reason) {
    fill();

    Admission.Rejected rejected = limiter.rejected(reason);
    assertThat(rejected.reason()).isEqualTo(reason);
    assertThat(rejected.message()).contains("1000/1000 active, 200/200 queued, 1/30 streams");
  }

  private void fill() {
    if (limiter.admit(new RecordingWaiter()) instanceof Permit stream) {
      assertThat(stream.moveToStreams()).isTrue();
    }
    for (int i = 0; i < 1200; i++) {
      limiter.admit(new RecordingWaiter());
    }
  }
}
