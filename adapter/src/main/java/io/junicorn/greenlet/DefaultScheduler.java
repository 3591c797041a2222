package io.junicorn.greenlet;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * The JDK's pool of carriers, found by one of its threads: it has no public name, but its threads
 * are in a group as all others, and say which pool they are of.
 */
final class DefaultScheduler {
  private static final String CARRIER = "jdk.internal.misc.CarrierThread";

  private DefaultScheduler() {}

  /**
   * Waits for a virtual thread that looks: while it does, its carrier is there to be found.
   *
   * @throws IllegalStateException when there is not exactly one pool of carriers
   */
  static ForkJoinPool find() {
    List<ForkJoinPool> pools =
        Thread.currentThread().isVirtual()
            ? pools()
            : CompletableFuture.supplyAsync(DefaultScheduler::pools, onVirtualThread()).join();
    if (pools.size() != 1) {
      throw new IllegalStateException(pools.size() + " pools have threads of type " + CARRIER);
    }
    return pools.getFirst();
  }

  private static Executor onVirtualThread() {
    return task -> Thread.ofVirtual().name("junicorn-scheduler").start(task);
  }

  private static List<ForkJoinPool> pools() {
    return Arrays.stream(everyPlatformThread())
        .filter(thread -> thread.getClass().getName().equals(CARRIER))
        .map(thread -> ((ForkJoinWorkerThread) thread).getPool())
        .distinct()
        .toList();
  }

  private static Thread[] everyPlatformThread() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    // What does not fit is left out without a word: an array that is not full has all.
    for (int size = root.activeCount() + 16; ; size *= 2) {
      Thread[] threads = new Thread[size];
      int count = root.enumerate(threads);
      if (count < size) {
        return Arrays.copyOf(threads, count);
      }
    }
  }
}
