package io.junicorn.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * The one race that can leave a waiter behind: the only permit comes back just when somebody finds
 * none and goes to the queue. Both start together and are shifted against each other at random.
 */
class LostWakeUpTest {
  private static final int ROUNDS = 40_000;
  private static final int SHIFT = 60;

  private final Limiter limiter;
  private final Timer timer = new Timer();
  private final AtomicInteger met = new AtomicInteger();
  private volatile Permit held;

  LostWakeUpTest() {
    limiter = timer.limiter(new AdmissionSettings(1, 1, Duration.ofHours(1), 0));
    held = (Permit) limiter.admit(new RecordingWaiter());
  }

  @Test
  void aPermitThatComesBackWhileSomebodyQueuesReachesHim() throws Exception {
    try (timer;
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      try {
        Thread admitting = Thread.currentThread();
        Future<?> releasing = other.submit(() -> releaseInEachRound(admitting));
        try {
          admitInEachRound();
        } catch (AssertionError e) {
          // Interrupted by the other one, whose end is the reason.
          if (Thread.interrupted()) {
            releasing.get();
          }
          throw e;
        }
        releasing.get();
      } finally {
        other.shutdownNow();
      }
      held.release();
      assertThat(limiter.active()).isZero();
    }
  }

  private void admitInEachRound() throws InterruptedException {
    Random random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      RecordingWaiter waiter = new RecordingWaiter();
      meet(2 * round);
      spin(random.nextInt(SHIFT));
      Admission admission = limiter.admit(waiter);
      meet(2 * round + 1);
      if (admission instanceof Permit permit) {
        held = permit;
      } else {
        assertThat(waiter.timesTold()).as("left in the queue in round %d", round).isEqualTo(1);
        held = waiter.awaitAdmitted().permit();
      }
    }
  }

  private void releaseInEachRound(Thread admitting) {
    Random random = new Random(2);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        meet(2 * round);
        spin(random.nextInt(SHIFT));
        held.release();
        meet(2 * round + 1);
      }
    } catch (Throwable e) {
      if (!Thread.currentThread().isInterrupted()) {
        // It would wait for ever.
        admitting.interrupt();
      }
      throw e;
    }
  }

  /** Returns when both threads have come here: closer together than a barrier that parks. */
  private void meet(int number) {
    int both = 2 * number + 2;
    met.incrementAndGet();
    for (int spins = 0; met.get() < both; spins++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("the other thread did not come to meeting " + number);
      }
      if (spins > 5_000) {
        LockSupport.parkNanos(1_000);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  private static void spin(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }
}
