package io.junicorn.container.lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Waits for the end of requests. Of platform threads, a few times in the life of a server. */
public final class Patience {
  /** What an interrupted greenlet has to unwind. */
  public static final Duration UNWIND = Duration.ofSeconds(2);

  private static final long TICK_MILLIS = 10;

  private Patience() {}

  /**
   * Asks again and again how many are not done, until none is left.
   *
   * @param enough ends the waiting when it is released
   * @return whether none is left
   */
  public static boolean noneLeft(IntSupplier unfinished, Duration limit, CountDownLatch enough)
      throws InterruptedException {
    long begun = System.nanoTime();
    while (unfinished.getAsInt() > 0) {
      if (System.nanoTime() - begun >= limit.toNanos()
          || enough.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  /** As above; nobody ends it. */
  public static boolean noneLeft(IntSupplier unfinished, Duration limit)
      throws InterruptedException {
    return noneLeft(unfinished, limit, new CountDownLatch(1));
  }
}
