package io.junicorn.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of waiting. */
class LimiterCloseTest {
  private final Timer timer = new Timer();
  private final Limiter limiter =
      timer.limiter(new AdmissionSettings(1, 5, Duration.ofMinutes(1), 0));

  @AfterEach
  void stop() {
    timer.close();
  }

  @Test
  void refusesAllThatWait() throws InterruptedException {
    Permit permit = (Permit) limiter.admit(new RecordingWaiter());
    List<RecordingWaiter> waiters = Stream.generate(RecordingWaiter::new).limit(5).toList();
    waiters.forEach(limiter::admit);
    limiter.close();

    for (RecordingWaiter waiter : waiters) {
      Admission.Rejected rejected = waiter.awaitRejected();
      assertThat(rejected.reason()).isEqualTo(RejectReason.SHUTTING_DOWN);
      assertThat(rejected.message()).contains("shutting down");
    }
    assertThat(limiter.queued()).isZero();
    permit.release();
    assertThat(waiters).allMatch(waiter -> waiter.timesTold() == 0);
    assertThat(limiter.active()).isZero();
  }

  /** One that breaks the contract must not leave the others without a word. */
  @Test
  void aWaiterThatThrowsDoesNotKeepTheOthersFromHearing() throws InterruptedException {
    limiter.admit(new RecordingWaiter());
    limiter.admit(
        new Waiter() {
          @Override
          public void admitted(Permit granted, long waitedNanos) {}

          @Override
          public void rejected(Admission.Rejected rejected) {
            throw new OutOfMemoryError("pretended");
          }
        });
    RecordingWaiter next = new RecordingWaiter();
    limiter.admit(next);
    limiter.close();

    assertThat(next.awaitRejected().reason()).isEqualTo(RejectReason.SHUTTING_DOWN);
  }

  /** "Refuses all that wait, now and from now on": and by its true reason. */
  @Test
  void refusesWhoeverWouldHaveToWaitAfterwards() {
    limiter.admit(new RecordingWaiter());
    limiter.close();

    assertThat(limiter.admit(new RecordingWaiter()))
        .isInstanceOfSatisfying(
            Admission.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(RejectReason.SHUTTING_DOWN));
  }

  @Test
  void closingTwiceIsHarmless() {
    limiter.close();
    limiter.close();

    assertThat(limiter.queued()).isZero();
  }
}
