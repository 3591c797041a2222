package io.junicorn.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionSettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void fewerThanOneWorkerIsOutOfRange(int workers) {
    assertThatThrownBy(() -> new AdmissionSettings(workers, 0, SECOND, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("worker-connections: " + workers + " is out of range, must be at least 1");
  }

  @Test
  void aNegativeQueueIsOutOfRange() {
    assertThatThrownBy(() -> new AdmissionSettings(1, -1, SECOND, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("queue-size: -1 is out of range, must be at least 0");
  }

  @Test
  void negativeStreamsAreOutOfRange() {
    assertThatThrownBy(() -> new AdmissionSettings(1, 0, SECOND, -5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stream-connections: -5 is out of range, must be at least 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.000000001S", "PT2562047788015215H"})
  void aTimeoutThatIsNotPositiveOrLongerThanADayIsOutOfRange(Duration timeout) {
    assertThatThrownBy(() -> new AdmissionSettings(1, 0, timeout, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "queue-timeout: " + timeout + " is out of range, must be positive and at most PT24H");
  }

  @Test
  void theLeastOfEachIsInRange() {
    AdmissionSettings least = new AdmissionSettings(1, 0, Duration.ofNanos(1), 0);

    assertThat(least.workerConnections()).isEqualTo(1);
  }

  @Test
  void aDayIsTheLongestWait() {
    AdmissionSettings day = new AdmissionSettings(1, 1, Duration.ofHours(24), 0);
    try (Timer timer = new Timer()) {
      Limiter limiter = timer.limiter(day);
      limiter.admit(new RecordingWaiter());

      assertThat(limiter.admit(new RecordingWaiter())).isEqualTo(Admission.Queued.QUEUED);
    }
  }

  @Test
  void theDefaultsAreThoseOfTheDocumentation() {
    assertThat(AdmissionSettings.DEFAULT)
        .isEqualTo(new AdmissionSettings(1000, 1000, Duration.ofSeconds(5), 10_000));
  }
}
