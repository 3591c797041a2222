package io.junicorn.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Giving back once, and moving to the streams. */
class PermitTest {
  private final Timer timer = new Timer();
  private final Limiter limiter =
      timer.limiter(new AdmissionSettings(1, 2, Duration.ofMinutes(1), 1));

  @AfterEach
  void stop() {
    timer.close();
  }

  private Permit permit() {
    return (Permit) limiter.admit(new RecordingWaiter());
  }

  @Test
  void isGivenBackOnceHoweverOftenItIsReleased() {
    Permit first = permit();
    first.release();
    Permit second = permit();
    first.release();

    assertThat(limiter.active()).isEqualTo(1);
    second.release();
    second.release();
    assertThat(limiter.active()).isZero();
  }

  @Test
  void movingToTheStreamsFreesTheWorkerAndServesTheQueue() throws InterruptedException {
    Permit permit = permit();
    RecordingWaiter waiter = new RecordingWaiter();
    limiter.admit(waiter);

    assertThat(permit.moveToStreams()).isTrue();
    waiter.awaitAdmitted();
    assertThat(limiter.active()).isEqualTo(1);
    assertThat(limiter.streams()).isEqualTo(1);
    assertThat(permit).hasToString("permit STREAM");
  }

  @Test
  void movingTwiceTakesOnePlace() {
    Permit permit = permit();

    assertThat(permit.moveToStreams()).isTrue();
    assertThat(permit.moveToStreams()).isTrue();
    assertThat(limiter.streams()).isEqualTo(1);
    assertThat(limiter.active()).isZero();
  }

  @Test
  void releasedAfterMovingItFreesTheStreamOnly() {
    Permit stream = permit();
    assertThat(stream.moveToStreams()).isTrue();
    Permit worker = permit();
    stream.release();
    stream.release();

    assertThat(limiter.streams()).isZero();
    assertThat(limiter.active()).isEqualTo(1);
    worker.release();
  }

  @Test
  void whenTheStreamsAreFullItStaysAWorker() {
    assertThat(permit().moveToStreams()).isTrue();
    Permit second = permit();

    assertThat(second.moveToStreams()).isFalse();
    assertThat(limiter.active()).isEqualTo(1);
    assertThat(limiter.streams()).isEqualTo(1);
    second.release();
    assertThat(limiter.active()).isZero();
  }

  @Test
  void releasedBeforeMovingItTakesNoStream() {
    Permit permit = permit();
    permit.release();
    permit.moveToStreams();

    assertThat(limiter.streams()).isZero();
    assertThat(limiter.active()).isZero();
  }

  @Test
  void movingAndReleasingAtTheSameTimeLeavesNothingHeld() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      for (int round = 0; round < 5_000; round++) {
        Permit permit = permit();
        Future<Boolean> moved =
            other.submit(
                () -> {
                  together.await();
                  return permit.moveToStreams();
                });
        together.await();
        permit.release();
        assertThat(moved.get()).isTrue();
        assertThat(limiter.active()).as("round %d", round).isZero();
        assertThat(limiter.streams()).as("round %d", round).isZero();
      }
    }
  }
}
