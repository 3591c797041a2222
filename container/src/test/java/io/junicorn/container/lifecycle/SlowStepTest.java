package io.junicorn.container.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A step that does not end. */
class SlowStepTest {
  private final CountDownLatch open = new CountDownLatch(1);
  private final List<String> told = new ArrayList<>();
  private final Thread thread = Thread.ofPlatform().daemon().start(this::hangs);

  private void hangs() {
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(String line) {
    told.add(line);
    if (told.size() == 2) {
      open.countDown();
    }
  }

  @Test
  void isToldAgainAndAgainWithThePlaceWhereItIs() throws InterruptedException {
    new SlowStep(thread, "the start of /shop", Duration.ofMillis(1), this::tell).join();
    assertThat(told)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("the start of /shop goes on for 0 s"));
    assertThat(told.getLast()).contains("java.util.concurrent");
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void anInterruptOfTheCallerEndsTheWaiting() throws InterruptedException {
    SlowStep step = new SlowStep(thread, "the start of /shop", Duration.ofDays(1), this::tell);
    Thread.currentThread().interrupt();
    assertThat(catching(step)).isTrue();
    open.countDown();
    step.join();
    assertThat(told).isEmpty();
  }

  private static boolean catching(SlowStep step) {
    try {
      step.join();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
