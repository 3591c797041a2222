package io.junicorn.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A credit in time, used up by waiting and earned back by bytes. */
class BodyClockTest {
  private static final long SECOND = 1_000_000_000L;

  private final BodyClock clock = new BodyClock(new DataRate(100, Duration.ofSeconds(5)));

  @Test
  void aSilentClientHasTheGrace() {
    clock.waits(0);
    assertThat(clock.isBehind(5 * SECOND)).isFalse();
    assertThat(clock.isBehind(5 * SECOND + 1)).isTrue();
  }

  @Test
  void whoKeepsToTheRateIsNeverBehind() {
    for (long second = 0; second < 1000; second++) {
      clock.waits(second * SECOND);
      assertThat(clock.isBehind(second * SECOND + SECOND - 1)).isFalse();
      clock.got(100, (second + 1) * SECOND);
    }
    assertThat(clock.waitedNanos(2000 * SECOND)).isEqualTo(1000 * SECOND);
  }

  @Test
  void whoDripsIsBehindBeforeLong() {
    long second = 0;
    for (clock.waits(0); !clock.isBehind(second * SECOND); second++) {
      clock.got(10, second * SECOND);
      clock.waits(second * SECOND);
    }
    assertThat(second).isBetween(5L, 8L);
  }

  @Test
  void aMegabyteBuysNoMoreThanSixGraces() {
    clock.waits(0);
    clock.got(1 << 20, 1);
    clock.waits(1);
    assertThat(clock.isBehind(30 * SECOND)).isFalse();
    assertThat(clock.isBehind(30 * SECOND + 2)).isTrue();
  }

  @Test
  void whileTheApplicationDoesNotWaitNoTimeRuns() {
    clock.waits(0);
    clock.got(1, SECOND);
    assertThat(clock.isBehind(1000 * SECOND)).isFalse();
    assertThat(clock.waitedNanos(1000 * SECOND)).isEqualTo(SECOND);
  }

  @Test
  void withoutARateNobodyIsBehind() {
    BodyClock patient = new BodyClock(null);
    patient.waits(0);
    assertThat(patient.isBehind(1000 * SECOND)).isFalse();
    patient.got(1, SECOND);
    assertThat(patient.waitedNanos(SECOND)).isEqualTo(SECOND);
  }

  @Test
  void aRateIsChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DataRate(0, Duration.ofSeconds(1)))
        .withMessageContaining("0 bytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DataRate(1, Duration.ZERO))
        .withMessageContaining("PT0S");
  }
}
