package io.junicorn.greenlet;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * The JDK's pool of carriers, found by one of its threads: it has no public name, but its threads
 * are in a group as all others are, and say which pool they are of.
 */
final class DefaultScheduler {
  private static final String CARRIER = "jdk.internal.misc.CarrierThread";

  private DefaultScheduler() {}

  /**
   * Looks, and waits for nobody: where virtual threads wait for a class that is being initialised
   * by the caller, no other one could run.
   *
   * @throws IllegalStateException when there is not exactly one pool of carriers
   */
  static ForkJoinPool find() {
    if (!Thread.currentThread().isVirtual()) {
      // Whoever starts one makes its carrier as well, or finds one there, which stays for a while.
      Thread.ofVirtual().name("junicorn-scheduler").start(() -> {});
    }
    List<ForkJoinPool> pools =
        Arrays.stream(everyPlatformThread())
            .filter(thread -> thread.getClass().getName().equals(CARRIER))
            .map(thread -> ((ForkJoinWorkerThread) thread).getPool())
            .distinct()
            .toList();
    if (pools.size() != 1) {
      throw new IllegalStateException(pools.size() + " pools have threads of type " + CARRIER);
    }
    return pools.getFirst();
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
