package io.junicorn.admission;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting in vain, by a real clock. */
class QueueTimeoutTest {
  private static final Duration TIMEOUT = Duration.ofMillis(50);

  private final Timer timer = new Timer();
  private final Limiter limiter = timer.limiter(new AdmissionSettings(1, 10, TIMEOUT, 0));

  @AfterEach
  void stop() {
    timer.close();
  }

  @Test
  void isRefusedAfterTheTimeoutAndNotBefore() throws InterruptedException {
    limiter.admit(new RecordingWaiter());
    RecordingWaiter waiter = new RecordingWaiter();
    long before = System.nanoTime();
    limiter.admit(waiter);

    assertThat(waiter.awaitRejected().reason()).isEqualTo(RejectReason.QUEUE_TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(TIMEOUT);
    assertThat(limiter.queued()).isZero();
    assertThat(limiter.active()).isEqualTo(1);
  }

  @Test
  void everyoneBehindTheHeadTimesOutToo() throws InterruptedException {
    limiter.admit(new RecordingWaiter());
    List<RecordingWaiter> waiters = Stream.generate(RecordingWaiter::new).limit(10).toList();
    waiters.forEach(limiter::admit);

    for (RecordingWaiter waiter : waiters) {
      assertThat(waiter.awaitRejected().reason()).isEqualTo(RejectReason.QUEUE_TIMEOUT);
    }
    assertThat(limiter.queued()).isZero();
  }

  @Test
  void theQueueTimesOutAgainAfterItWasEmpty() throws InterruptedException {
    limiter.admit(new RecordingWaiter());
    for (int round = 0; round < 3; round++) {
      RecordingWaiter waiter = new RecordingWaiter();
      limiter.admit(waiter);
      assertThat(waiter.awaitRejected().reason()).isEqualTo(RejectReason.QUEUE_TIMEOUT);
    }
  }

  @Test
  void whoWasAdmittedIsNotRefusedLater() throws InterruptedException {
    Permit permit = (Permit) limiter.admit(new RecordingWaiter());
    RecordingWaiter admitted = new RecordingWaiter();
    RecordingWaiter behind = new RecordingWaiter();
    limiter.admit(admitted);
    permit.release();
    admitted.awaitAdmitted();
    limiter.admit(behind);

    behind.awaitRejected();
    assertThat(admitted.timesTold()).isZero();
  }

  @Test
  void aPermitReleasedAfterTheTimeoutIsFree() throws InterruptedException {
    Permit permit = (Permit) limiter.admit(new RecordingWaiter());
    RecordingWaiter waiter = new RecordingWaiter();
    limiter.admit(waiter);
    waiter.awaitRejected();
    permit.release();

    eventually(() -> limiter.active() == 0);
    assertThat(limiter.admit(waiter)).isInstanceOf(Permit.class);
    assertThat(waiter.timesTold()).isZero();
  }

  /** As when no thread can be started for it: the timer's ends while nothing is scheduled. */
  @Test
  void aTimerThatFailsOnceIsAskedAgain() throws InterruptedException {
    ScheduledThreadPoolExecutor failing =
        new ScheduledThreadPoolExecutor(1) {
          private boolean failed;

          @Override
          public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            if (!failed) {
              failed = true;
              throw new OutOfMemoryError("pretended");
            }
            return super.schedule(command, delay, unit);
          }
        };
    try {
      Limiter asked = new Limiter(new AdmissionSettings(1, 10, TIMEOUT, 0), failing);
      asked.admit(new RecordingWaiter());
      RecordingWaiter waiter = new RecordingWaiter();

      assertThatThrownBy(() -> asked.admit(waiter)).isInstanceOf(OutOfMemoryError.class);
      assertThat(asked.queued()).isZero();
      asked.admit(waiter);
      assertThat(waiter.awaitRejected().reason()).isEqualTo(RejectReason.QUEUE_TIMEOUT);
    } finally {
      failing.shutdownNow();
    }
  }
}
