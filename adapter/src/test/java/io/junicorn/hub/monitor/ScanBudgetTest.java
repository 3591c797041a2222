package io.junicorn.hub.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScanBudgetTest {
  private final AtomicLong processor = new AtomicLong();
  private final ScanBudget budget = new ScanBudget(0, processor::get);

  private void look(long processorNanos, long end) {
    budget.begin();
    processor.addAndGet(processorNanos);
    budget.end(end);
  }

  @Test
  void aLookIsRepeatedAfter500TimesItsCostAndInNeedAfter50() {
    look(10, 900);
    look(10, 1_000);

    assertThat(budget.allows(1_000 + 499, true)).isFalse();
    assertThat(budget.allows(1_000 + 500, true)).isTrue();
    assertThat(budget.allows(1_000 + 4_999, false)).isFalse();
    assertThat(budget.allows(1_000 + 5_000, false)).isTrue();
  }

  /** It once put off the rescue for seconds: who computes keeps the monitor waiting, too. */
  @Test
  void thatALookHadToWaitForAProcessorIsNotItsCost() {
    look(10, 0);
    look(10, 100_000_000);

    assertThat(budget.allows(100_000_000 + 500, true)).isTrue();
  }

  @Test
  void theFirstLookIsFreeAndOneThatCostMoreThanThoseAroundItDoesNotCount() {
    assertThat(budget.allows(0, false)).isTrue();
    look(1_000_000, 100);
    assertThat(budget.allows(100, false)).isTrue();

    look(10, 200);
    look(1_000_000, 300);
    assertThat(budget.allows(300 + 5_000, false)).isTrue();
    look(1_000_000, 400);
    assertThat(budget.allows(400 + 5_000, false)).isFalse();
  }
}
