package io.junicorn.greenlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Bodies that end just when their time is over, thousands of times: an expiry never reaches code
 * behind the scope.
 */
class TimeoutStressTest {
  private static final long SEED = 20_261_121;
  private static final int GREENLETS = 8;
  private static final int SCOPES = 2_500;
  private static final int MOST_NANOS = 200_000;

  private final GreenletTree greenlets = new GreenletTree();

  private record Tally(int inTime, int cut) {}

  @Test
  void noLateExpiryLeavesTheScopeAndNoneLeavesAFlag() throws Exception {
    List<Greenlet<Tally>> all = new ArrayList<>();
    for (int i = 0; i < GREENLETS; i++) {
      Random random = new Random(SEED + i);
      all.add(greenlets.spawn(() -> scopes(random)));
    }
    int cut = 0;
    int inTime = 0;
    for (Greenlet<Tally> one : all) {
      cut += one.get().cut;
      inTime += one.get().inTime;
    }

    assertThat(cut + inTime).isEqualTo(GREENLETS * SCOPES);
    // Both sides of the race were run, so the test had something to find.
    assertThat(cut).isPositive();
    assertThat(inTime).isPositive();
    Registry.isEmpty(greenlets);
  }

  private static Tally scopes(Random random) throws Exception {
    int cut = 0;
    for (int i = 0; i < SCOPES; i++) {
      long limit = random.nextInt(MOST_NANOS);
      long work = random.nextInt(MOST_NANOS);
      boolean spins = random.nextBoolean();
      boolean nested = random.nextInt(4) == 0;
      boolean done = Timeout.tryRun(Duration.ofNanos(limit), () -> work(work, spins, nested));
      if (!done) {
        cut++;
      }
      outside();
    }
    return new Tally(SCOPES - cut, cut);
  }

  private static void work(long nanos, boolean spins, boolean nested) throws Exception {
    if (nested) {
      Timeout.tryRun(Duration.ofNanos(nanos / 2), () -> work(nanos, spins, false));
      return;
    }
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      if (spins) {
        Thread.onSpinWait();
      } else {
        Greenlets.sleep(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
      }
    }
  }

  /** Would be cut, or find a flag, if an expiry came late. */
  private static void outside() throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new AssertionError("a flag was left behind");
    }
    new CountDownLatch(0).await();
    LockSupport.parkNanos(1_000);
    if (Thread.currentThread().isInterrupted()) {
      throw new AssertionError("an expiry came late");
    }
  }
}
