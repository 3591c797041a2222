package io.junicorn.admission;

import static io.junicorn.testkit.Eventually.eventually;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Thousands of random schedules; a failure names its seed. */
class AdmissionStressTest {
  private static final int THREADS = 4;
  private static final int REQUESTS = 25;

  private final Timer timer = new Timer();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
    timer.close();
  }

  /** The timeout never comes, so nothing can cover up for a waiter that was forgotten. */
  @Test
  void nobodyIsForgottenInTheQueueAndNoPermitIsLostOrMadeUp() throws Exception {
    for (long seed = 1; seed <= 4_000; seed++) {
      Schedule schedule = new Schedule(seed, false, timer);
      play(schedule);
      schedule.settle();
      schedule.check();
    }
  }

  @Test
  void timeoutsInBetweenLoseNothingEither() throws Exception {
    for (long seed = 100_001; seed <= 101_500; seed++) {
      Schedule schedule = new Schedule(seed, true, timer);
      play(schedule);
      eventually(() -> !schedule.settle() && schedule.allTold());
      schedule.settle();
      schedule.check();
    }
  }

  private void play(Schedule schedule) throws Exception {
    CyclicBarrier together = new CyclicBarrier(THREADS);
    List<Future<?>> playing = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int thread = t;
      playing.add(
          threads.submit(
              () -> {
                together.await();
                schedule.play(thread, REQUESTS);
                return thread;
              }));
    }
    for (Future<?> one : playing) {
      one.get();
    }
  }
}
