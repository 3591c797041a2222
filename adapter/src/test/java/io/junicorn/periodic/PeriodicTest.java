package io.junicorn.periodic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PeriodicTest {
  private static final Duration TINY = Duration.ofMillis(1);

  private final Semaphore rounds = new Semaphore(0);

  private static Optional<Thread> threadOf(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().equals(name))
        .findAny();
  }

  private void awaitRounds(int count) throws InterruptedException {
    assertThat(rounds.tryAcquire(count, 20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theTaskRunsAgainAndAgainOnItsPlatformThread() throws Exception {
    Periodic periodic = new Periodic("periodic-again", TINY, rounds::release);
    periodic.start();
    try {
      awaitRounds(3);
      assertThat(threadOf("periodic-again"))
          .hasValueSatisfying(
              t -> {
                assertThat(t.isDaemon()).isTrue();
                assertThat(t.isVirtual()).isFalse();
              });
    } finally {
      periodic.stop();
    }
    Optional<Thread> left = threadOf("periodic-again");
    if (left.isPresent()) {
      left.get().join();
    }
    assertThat(threadOf("periodic-again")).isEmpty();
  }

  @Test
  void whatItThrowsEndsNothing() throws Exception {
    Periodic periodic =
        new Periodic(
            "periodic-throws",
            TINY,
            () -> {
              rounds.release();
              if (rounds.availablePermits() % 2 == 0) {
                throw new IllegalStateException("on purpose");
              }
              throw new AssertionError("on purpose, too");
            });
    periodic.start();
    try {
      awaitRounds(4);
    } finally {
      periodic.stop();
    }
  }

  @Test
  void startedAnewItDoesNotOverlapWithWhatWasUnderWay() throws Exception {
    CountDownLatch finish = new CountDownLatch(1);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Periodic periodic =
        new Periodic(
            "periodic-anew",
            TINY,
            () -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              rounds.release();
              awaitUninterruptibly(finish);
              inside.decrementAndGet();
            });
    periodic.start();
    awaitRounds(1);
    periodic.stop();
    periodic.start();
    try {
      finish.countDown();
      awaitRounds(2);
      assertThat(most).hasValue(1);
    } finally {
      periodic.stop();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException stopped) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
