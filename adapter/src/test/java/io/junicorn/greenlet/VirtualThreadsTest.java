package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class VirtualThreadsTest {
  /** Many more than other tests in this JVM have at the same time. */
  private static final int WAITS = 1_000;

  private final ForkJoinPool pool = DefaultScheduler.find();

  @Test
  void thisJavaHasTimerQueues() {
    assertThat(GreenletTree.withoutTimerQueues()).isEmpty();
  }

  /** So that the tests below count what they mean to count. */
  @Test
  void timedWaitsOfPlainOnesAreOnTheDelayThreadOfTheirPool() throws Exception {
    assertThat(delayedBy(wait -> Thread.ofVirtual().unstarted(wait))).isGreaterThanOrEqualTo(WAITS);
  }

  @Test
  void timedWaitsAreInTheTimerQueues() throws Exception {
    assertThat(delayedBy(wait -> VirtualThreads.builder().unstarted(wait))).isLessThan(WAITS / 2);
  }

  /** As an application's own virtual threads do, which its greenlets start. */
  @Test
  void whatAVirtualThreadMakesWaitsInThemAsWell() throws Exception {
    assertThat(delayedBy(wait -> madeOn(VirtualThreads.builder(), wait))).isLessThan(WAITS / 2);
  }

  @Test
  void runsOnTheCarriersOfAllVirtualThreads() {
    assertThat(poolOfCarrier(VirtualThreads.builder()))
        .isNotBlank()
        .isEqualTo(poolOfCarrier(Thread.ofVirtual()));
  }

  @Test
  void aWaitThatIsOverGoesOn() throws Exception {
    Duration length = Duration.ofMillis(20);
    CompletableFuture<Long> waited = new CompletableFuture<>();
    VirtualThreads.builder()
        .start(
            () -> {
              long began = System.nanoTime();
              while (System.nanoTime() - began < length.toNanos()) {
                LockSupport.parkNanos(length.toNanos());
              }
              waited.complete(System.nanoTime() - began);
            });

    assertThat(waited.get()).isGreaterThanOrEqualTo(length.toNanos());
  }

  /** How many delayed tasks the JDK's pool has while so many threads wait, each for a minute. */
  private long delayedBy(Function<Runnable, Thread> made) throws Exception {
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < WAITS; i++) {
      waiting.add(made.apply(() -> LockSupport.parkNanos(Duration.ofMinutes(1).toNanos())));
    }
    waiting.forEach(Thread::start);
    try {
      for (Thread thread : waiting) {
        eventually(() -> thread.getState() == Thread.State.TIMED_WAITING);
      }
      // What the delay thread was given before, it has counted when it comes to this one.
      pool.schedule(() -> {}, 5, MILLISECONDS).get();
      return pool.getDelayedTaskCount();
    } finally {
      for (Thread thread : waiting) {
        LockSupport.unpark(thread);
        thread.join();
      }
    }
  }

  private static Thread madeOn(Thread.Builder builder, Runnable task) {
    CompletableFuture<Thread> made = new CompletableFuture<>();
    builder.start(() -> made.complete(Thread.ofVirtual().unstarted(task)));
    return made.join();
  }

  private static String poolOfCarrier(Thread.Builder builder) {
    CompletableFuture<String> carrier = new CompletableFuture<>();
    builder.start(() -> carrier.complete(String.valueOf(Mount.carrierOf(Thread.currentThread()))));
    return carrier.join().replaceAll("worker-\\d+$", "");
  }
}
