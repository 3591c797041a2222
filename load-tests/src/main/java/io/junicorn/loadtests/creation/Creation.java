package io.junicorn.loadtests.creation;

import io.junicorn.loadtests.process.ProcStat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Prints what one greenlet, virtual thread or platform thread costs, as JSON. Usage: {@code
 * Creation greenlet|virtual|platform}; the heap must be touched at the start ({@code
 * -XX:+AlwaysPreTouch}, a fixed size), so that resident memory grows by what lies outside of it.
 */
public final class Creation {
  private static final int ROUNDS = 5;
  private static final int WARM_UP_ROUNDS = 3;

  private Creation() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      System.err.println("usage: Creation greenlet|virtual|platform");
      System.exit(2);
    }
    Starter starter = Starter.of(arguments[0]);
    System.out.printf(
        Locale.ROOT,
        "{\"spawn_join_us\": %.3f, \"parked_bytes\": %d}%n",
        spawnAndJoinMicros(starter),
        parkedBytes(starter));
  }

  /**
   * By one of its own kind, as gevent's main greenlet is one: a platform thread that waited for a
   * greenlet would be woken by the system each time, which is what greenlets avoid.
   */
  private static double spawnAndJoinMicros(Starter starter) {
    CompletableFuture<Double> micros = new CompletableFuture<>();
    starter
        .starter()
        .accept(
            () -> {
              try {
                micros.complete(median(starter));
              } catch (InterruptedException e) {
                micros.completeExceptionally(e);
              }
            });
    return micros.join();
  }

  private static double median(Starter starter) throws InterruptedException {
    Consumer<Runnable> start = starter.starter();
    double[] micros = new double[ROUNDS];
    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      for (int i = 0; i < starter.count(); i++) {
        CountDownLatch done = new CountDownLatch(1);
        start.accept(done::countDown);
        done.await();
      }
      if (round >= 0) {
        micros[round] = (System.nanoTime() - begun) / 1e3 / starter.count();
      }
    }
    Arrays.sort(micros);
    return micros[ROUNDS / 2];
  }

  private static long parkedBytes(Starter starter) throws InterruptedException, IOException {
    Consumer<Runnable> start = starter.starter();
    long before = heapBytes() + residentBytes();
    CountDownLatch parked = new CountDownLatch(starter.count());
    CountDownLatch end = new CountDownLatch(1);
    for (int i = 0; i < starter.count(); i++) {
      start.accept(
          () -> {
            parked.countDown();
            try {
              end.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          });
    }
    parked.await();
    long after = heapBytes() + residentBytes();
    end.countDown();
    return (after - before) / starter.count();
  }

  /** In use after full collections. */
  private static long heapBytes() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private static long residentBytes() throws IOException {
    return ProcStat.of(List.of(ProcessHandle.current().pid())).residentBytes();
  }
}
