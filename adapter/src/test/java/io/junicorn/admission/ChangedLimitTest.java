package io.junicorn.admission;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The limit is changed while requests run and wait. */
class ChangedLimitTest {
  private final Timer timer = new Timer();

  @AfterEach
  void stop() {
    timer.close();
  }

  private Limiter limiter(int workers, int queue) {
    return timer.limiter(new AdmissionSettings(workers, queue, Duration.ofMinutes(1), 0));
  }

  @Test
  void aHigherLimitWakesAsManyOfThoseWhoWaitAsItAllows() throws InterruptedException {
    Limiter limiter = limiter(1, 5);
    limiter.admit(new RecordingWaiter());
    List<RecordingWaiter> waiters = Stream.generate(RecordingWaiter::new).limit(4).toList();
    waiters.forEach(limiter::admit);

    limiter.setWorkerConnections(3);

    waiters.get(0).awaitAdmitted();
    waiters.get(1).awaitAdmitted();
    assertThat(waiters.get(2).timesTold()).isZero();
    assertThat(limiter.active()).isEqualTo(3);
    assertThat(limiter.queued()).isEqualTo(2);
    assertThat(limiter.settings().workerConnections()).isEqualTo(3);
    assertThat(limiter.rejected(RejectReason.QUEUE_FULL).message()).contains("3/3 active");
  }

  @Test
  void aLowerLimitEndsNobodyAndLetsNobodyInUntilEnoughHaveEnded() throws InterruptedException {
    Limiter limiter = limiter(3, 5);
    List<Permit> permits = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      permits.add((Permit) limiter.admit(new RecordingWaiter()));
    }
    limiter.setWorkerConnections(1);
    RecordingWaiter waiter = new RecordingWaiter();

    assertThat(limiter.admit(waiter)).isEqualTo(Admission.Queued.QUEUED);
    permits.get(0).release();
    permits.get(1).release();
    assertThat(waiter.timesTold()).isZero();
    permits.get(2).release();
    waiter.awaitAdmitted().permit().release();
    assertThat(limiter.active()).isZero();
  }

  @Test
  void aLimitBelowOneIsRefusedAndTheOldOneHolds() {
    Limiter limiter = limiter(2, 0);

    assertThatThrownBy(() -> limiter.setWorkerConnections(0))
        .hasMessageContaining("worker-connections: 0");
    assertThat(limiter.settings().workerConnections()).isEqualTo(2);
  }

  /** The queue's timeout never comes here, so a waiter that is forgotten hangs the test. */
  @Test
  void nobodyIsForgottenWhenTheLimitMovesAsTheyComeAndGo() throws Exception {
    Limiter limiter = limiter(2, 10_000);
    List<RecordingWaiter> waiting = new ArrayList<>();
    Thread mover =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; i < 5_000; i++) {
                    limiter.setWorkerConnections(1 + i % 4);
                  }
                });
    for (int i = 0; i < 5_000; i++) {
      RecordingWaiter waiter = new RecordingWaiter();
      switch (limiter.admit(waiter)) {
        case Permit permit -> permit.release();
        case Admission.Queued _ -> waiting.add(waiter);
        case Admission.Rejected rejected -> throw new AssertionError(rejected.message());
      }
      if (waiting.size() > 2) {
        waiting.removeFirst().awaitAdmitted().permit().release();
      }
    }
    mover.join();
    for (RecordingWaiter waiter : waiting) {
      waiter.awaitAdmitted().permit().release();
    }

    eventually(() -> limiter.active() == 0 && limiter.queued() == 0);
  }
}
