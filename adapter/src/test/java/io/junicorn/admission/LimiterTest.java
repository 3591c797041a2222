package io.junicorn.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who runs, who waits, who is refused, and in which order. */
class LimiterTest {
  private final Timer timer = new Timer();

  @AfterEach
  void stop() {
    timer.close();
  }

  private Limiter limiter(int workers, int queue) {
    return timer.limiter(new AdmissionSettings(workers, queue, Duration.ofMinutes(1), 5));
  }

  private static Permit admitted(Limiter limiter) {
    Admission admission = limiter.admit(new RecordingWaiter());
    assertThat(admission).isInstanceOf(Permit.class);
    return (Permit) admission;
  }

  @Test
  void admitsAtOnceWhileAPermitIsFree() {
    Limiter limiter = limiter(2, 1);
    RecordingWaiter untold = new RecordingWaiter();

    assertThat(limiter.admit(untold)).isInstanceOf(Permit.class);
    assertThat(limiter.admit(untold)).isInstanceOf(Permit.class);
    assertThat(limiter.active()).isEqualTo(2);
    assertThat(untold.timesTold()).isZero();
  }

  @Test
  void queuesWhenAllPermitsAreOut() {
    Limiter limiter = limiter(1, 1);
    admitted(limiter);
    RecordingWaiter waiter = new RecordingWaiter();

    assertThat(limiter.admit(waiter)).isEqualTo(Admission.Queued.QUEUED);
    assertThat(limiter.queued()).isEqualTo(1);
    assertThat(waiter.timesTold()).isZero();
  }

  @Test
  void refusesWhenTheQueueIsFull() {
    Limiter limiter = limiter(1, 1);
    admitted(limiter);
    limiter.admit(new RecordingWaiter());
    RecordingWaiter surplus = new RecordingWaiter();

    assertThat(limiter.admit(surplus))
        .isInstanceOfSatisfying(
            Admission.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(RejectReason.QUEUE_FULL));
    assertThat(surplus.timesTold()).isZero();
    assertThat(limiter.queued()).isEqualTo(1);
    assertThat(limiter.active()).isEqualTo(1);
  }

  @Test
  void withoutAQueueItAdmitsOrRefuses() {
    Limiter limiter = limiter(1, 0);
    Permit permit = admitted(limiter);

    assertThat(limiter.admit(new RecordingWaiter())).isInstanceOf(Admission.Rejected.class);
    permit.release();
    assertThat(limiter.admit(new RecordingWaiter())).isInstanceOf(Permit.class);
  }

  @Test
  void aPermitThatComesBackGoesToTheOldestWaiter() throws InterruptedException {
    Limiter limiter = limiter(1, 3);
    Permit permit = admitted(limiter);
    List<RecordingWaiter> waiters = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiters.add(new RecordingWaiter());
      limiter.admit(waiters.get(i));
    }

    for (int i = 0; i < 3; i++) {
      permit.release();
      RecordingWaiter.Admitted told = waiters.get(i).awaitAdmitted();
      assertThat(told.waitedNanos()).isPositive();
      assertThat(waiters.subList(i + 1, 3)).allMatch(w -> w.timesTold() == 0);
      assertThat(limiter.active()).isEqualTo(1);
      assertThat(limiter.queued()).isEqualTo(2 - i);
      permit = told.permit();
    }
    permit.release();
    assertThat(limiter.active()).isZero();
  }

  @Test
  void aNewcomerDoesNotOvertakeTheQueue() throws InterruptedException {
    Limiter limiter = limiter(1, 2);
    Permit permit = admitted(limiter);
    RecordingWaiter first = new RecordingWaiter();
    RecordingWaiter second = new RecordingWaiter();
    limiter.admit(first);
    permit.release();
    limiter.admit(second);

    first.awaitAdmitted();
    assertThat(second.timesTold()).isZero();
  }

  /**
   * A waiter may give its permit back while it is told of it, as a request does that cannot get a
   * thread. A whole queue of such must not pile up on one stack.
   */
  @Test
  void waitersThatReleaseWhileBeingToldDoNotOverflowTheStack() {
    int many = 100_000;
    Limiter limiter = limiter(1, many);
    Permit permit = admitted(limiter);
    int[] told = new int[1];
    for (int i = 0; i < many; i++) {
      limiter.admit(
          new Waiter() {
            @Override
            public void admitted(Permit granted, long waitedNanos) {
              told[0]++;
              granted.release();
            }

            @Override
            public void rejected(Admission.Rejected rejected) {}
          });
    }
    permit.release();

    assertThat(told[0]).isEqualTo(many);
    assertThat(limiter.active()).isZero();
    assertThat(limiter.queued()).isZero();
  }

  /**
   * One that breaks the contract, or runs out of heap while told, must not stop the whole queue.
   */
  @Test
  void aWaiterThatThrowsDoesNotStopTheQueue() throws InterruptedException {
    Limiter limiter = limiter(2, 5);
    Permit first = admitted(limiter);
    Permit second = admitted(limiter);
    limiter.admit(
        new Waiter() {
          @Override
          public void admitted(Permit granted, long waitedNanos) {
            throw new OutOfMemoryError("pretended");
          }

          @Override
          public void rejected(Admission.Rejected rejected) {}
        });
    RecordingWaiter next = new RecordingWaiter();
    limiter.admit(next);
    first.release();
    second.release();

    next.awaitAdmitted().permit().release();
    assertThat(limiter.queued()).isZero();
  }
}
