package io.junicorn.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BudgetTest {
  @Test
  void handsOutUpToItsLimit() {
    Budget budget = new Budget(2);

    assertThat(budget.tryAcquire()).isTrue();
    assertThat(budget.tryAcquire()).isTrue();
    assertThat(budget.tryAcquire()).isFalse();
    assertThat(budget.used()).isEqualTo(2).isEqualTo(budget.limit());
    assertThat(budget).hasToString("2/2");
  }

  @Test
  void handsOutAgainWhatCameBack() {
    Budget budget = new Budget(1);
    assertThat(budget.tryAcquire()).isTrue();
    budget.release();

    assertThat(budget.used()).isZero();
    assertThat(budget.tryAcquire()).isTrue();
  }

  @Test
  void ofNothingHandsOutNothing() {
    assertThat(new Budget(0).tryAcquire()).isFalse();
  }

  @Test
  void refusesToTakeBackMoreThanItGave() {
    Budget budget = new Budget(3);
    assertThat(budget.tryAcquire()).isTrue();
    budget.release();

    assertThatThrownBy(budget::release)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("limit 3");
    assertThat(budget.used()).isZero();
  }

  @Test
  void neverPassesItsLimitUnderContention() {
    Budget budget = new Budget(3);
    AtomicInteger out = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch go = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int t = 0; t < 8; t++) {
        threads.execute(
            () -> {
              awaitQuietly(go);
              for (int i = 0; i < 20_000; i++) {
                if (budget.tryAcquire()) {
                  most.accumulateAndGet(out.incrementAndGet(), Math::max);
                  out.decrementAndGet();
                  budget.release();
                }
              }
            });
      }
      go.countDown();
    }

    assertThat(most.get()).isBetween(1, 3);
    assertThat(budget.used()).isZero();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
