package io.junicorn.loadtests.creation;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Parks very many greenlets or virtual threads in one JVM, and prints how fast they were made and
 * how much heap each one takes after full collections, as JSON. Usage: {@code Parked
 * greenlet|virtual COUNT}.
 */
public final class Parked {
  private static final int WARM_UP = 50_000;
  private static final int WARM_UP_ROUNDS = 4;

  private Parked() {}

  /** Measures and prints. */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 2) {
      System.err.println("usage: Parked greenlet|virtual COUNT");
      System.exit(2);
    }
    Consumer<Runnable> start = Starter.of(arguments[0]).starter();
    int count = Integer.parseInt(arguments[1]);
    for (int i = 0; i < WARM_UP_ROUNDS; i++) {
      park(start, WARM_UP);
    }
    System.out.println(park(start, count));
  }

  private static String park(Consumer<Runnable> start, int count) throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch parked = new CountDownLatch(count);
    CountDownLatch ended = new CountDownLatch(count);
    Thread[] threads = new Thread[count];
    long before = heapBytes();
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int number = i;
      start.accept(
          () -> {
            threads[number] = Thread.currentThread();
            parked.countDown();
            while (!over.get()) {
              LockSupport.park();
            }
            ended.countDown();
          });
    }
    parked.await();
    double seconds = (System.nanoTime() - begun) / 1e9;
    long each = (heapBytes() - before) / count;
    over.set(true);
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    ended.await();
    return String.format(
        Locale.ROOT,
        "{\"parked\": %d, \"bytes_each\": %d, \"created_per_second\": %.0f}",
        count,
        each,
        count / seconds);
  }

  private static long heapBytes() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
