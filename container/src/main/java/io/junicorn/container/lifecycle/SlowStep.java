package io.junicorn.container.lifecycle;

import io.junicorn.greenlet.Stacks;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits for the thread of a step, and tells at doubling intervals that it goes on and where it is:
 * whatever comes after it waits, too. Of the one thread that waits.
 */
final class SlowStep {
  private final Thread thread;
  private final String what;
  private final Consumer<String> told;
  private final long begun = System.nanoTime();
  private long next;

  /**
   * A step that has begun.
   *
   * @param what it is, in what is told
   * @param first after how long it is told for the first time
   */
  SlowStep(Thread thread, String what, Duration first, Consumer<String> told) {
    this.thread = thread;
    this.what = what;
    this.told = told;
    this.next = first.toNanos();
  }

  /**
   * Returns when it has ended.
   *
   * @throws InterruptedException when the caller was interrupted; may be called again then
   */
  void join() throws InterruptedException {
    while (!thread.join(Duration.ofNanos(Math.max(1, next - passed())))) {
      if (passed() < next) {
        continue;
      }
      next = 2 * Math.max(next, passed());
      told.accept(
          what
              + " goes on for "
              + TimeUnit.NANOSECONDS.toSeconds(passed())
              + " s, what comes after it waits; it is at "
              + Stacks.inOneLine(thread.getStackTrace()));
    }
  }

  private long passed() {
    return System.nanoTime() - begun;
  }
}
