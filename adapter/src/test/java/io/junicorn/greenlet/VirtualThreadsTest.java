package io.junicorn.greenlet;

import static io.junicorn.testkit.Eventually.eventually;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class VirtualThreadsTest {
  /** Many more than other tests in this JVM have at the same time. */
  private static final int WAITS = 1_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);

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
        .startsWith("ForkJoinPool-")
        .isEqualTo(poolOfCarrier(Thread.ofVirtual()));
  }

  @Test
  void aWaitEndsByItself() throws Exception {
    CompletableFuture<Boolean> timedOut = new CompletableFuture<>();
    Object lock = new Object();
    VirtualThreads.builder()
        .start(
            () -> {
              try {
                boolean counted = new CountDownLatch(1).await(5, MILLISECONDS);
                synchronized (lock) {
                  long began = System.nanoTime();
                  while (System.nanoTime() - began < MILLISECONDS.toNanos(5)) {
                    lock.wait(5);
                  }
                }
                Thread.sleep(5);
                timedOut.complete(!counted);
              } catch (InterruptedException e) {
                timedOut.completeExceptionally(e);
              }
            });

    assertThat(timedOut.get(20, SECONDS)).isTrue();
  }

  @Test
  void aWaitIsCutByAnInterrupt() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread waiting =
        VirtualThreads.builder()
            .start(
                () -> {
                  try {
                    Thread.sleep(MINUTE);
                    interrupted.complete(false);
                  } catch (InterruptedException e) {
                    interrupted.complete(true);
                  }
                });
    eventually(() -> waiting.getState() == Thread.State.TIMED_WAITING);

    waiting.interrupt();

    assertThat(interrupted.get(20, SECONDS)).isTrue();
  }

  @Test
  void aLoaderThatMayGoIsNotHeldForEver() {
    assertThatThrownBy(() -> VirtualThreads.checkLoader(ClassLoader.getPlatformClassLoader()))
        .hasMessageContaining("may go");
  }

  /** How many delayed tasks the JDK's pool has while so many threads wait, each for a minute. */
  private long delayedBy(Function<Runnable, Thread> made) throws Exception {
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < WAITS; i++) {
      waiting.add(made.apply(() -> LockSupport.parkNanos(MINUTE.toNanos())));
    }
    waiting.forEach(Thread::start);
    try {
      for (Thread thread : waiting) {
        eventually(() -> thread.getState() == Thread.State.TIMED_WAITING);
      }
      // It counts what it was given when it has nothing more to do, so before each of these.
      pool.schedule(() -> {}, 5, MILLISECONDS).get();
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
