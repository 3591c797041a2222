package io.junicorn.container.timeouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeoutSchedulerTest {
  private final TimeoutScheduler scheduler = new TimeoutScheduler();
  private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();

  @BeforeEach
  void start() throws Exception {
    scheduler.start();
  }

  @AfterEach
  void stop() throws Exception {
    scheduler.stop();
  }

  private Scheduler.Task after(long millis, String name) {
    return scheduler.schedule(() -> ran.add(name), millis, TimeUnit.MILLISECONDS);
  }

  @Test
  void runsThemInTheOrderOfTheirTimes() throws InterruptedException {
    after(60, "second");
    after(30, "first");
    assertThat(ran.take()).isEqualTo("first");
    assertThat(ran.take()).isEqualTo("second");
  }

  @Test
  void neverRunsWhatWasCancelled() throws InterruptedException {
    Scheduler.Task cancelled = after(20, "cancelled");
    assertThat(cancelled.cancel()).isTrue();
    after(40, "after it");
    assertThat(ran.take()).isEqualTo("after it");
  }

  @Test
  void cannotCancelWhatHasRun() throws InterruptedException {
    Scheduler.Task task = after(1, "ran");
    assertThat(ran.take()).isEqualTo("ran");
    assertThat(task.cancel()).isFalse();
  }

  @Test
  void goesOnAfterATaskThatThrows() throws InterruptedException {
    scheduler.schedule(
        () -> {
          throw new IllegalStateException("of the test");
        },
        1,
        TimeUnit.MILLISECONDS);
    after(2, "after it");
    assertThat(ran.take()).isEqualTo("after it");
  }

  @Test
  void goesOnAfterATaskThatInterruptsItsThread() throws InterruptedException {
    scheduler.schedule(() -> Thread.currentThread().interrupt(), 1, TimeUnit.MILLISECONDS);
    after(2, "after it");
    assertThat(ran.take()).isEqualTo("after it");
  }

  @Test
  void oneThatIsNeverDueHoldsUpNoneThatIsOverdue() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    scheduler.schedule(
        () -> {
          busy.countDown();
          try {
            free.await();
          } catch (InterruptedException stopped) {
            ran.add("interrupted");
          }
        },
        0,
        TimeUnit.MILLISECONDS);
    busy.await();
    after(0, "overdue");
    scheduler.schedule(() -> ran.add("never"), Long.MAX_VALUE, TimeUnit.MILLISECONDS);
    free.countDown();
    assertThat(ran.take()).isEqualTo("overdue");
  }

  @Test
  void runsAgainWhenItIsStartedAgain() throws Exception {
    scheduler.stop();
    scheduler.start();
    after(1, "again");
    assertThat(ran.take()).isEqualTo("again");
  }

  @Test
  void takesNothingWhenItIsStopped() throws Exception {
    Scheduler.Task before = after(60_000, "before");
    scheduler.stop();
    assertThat(before.cancel()).isFalse();
    assertThat(after(0, "after").cancel()).isFalse();
  }
}
