package io.junicorn.testkit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what another thread does; fails after 10 s, which no test needs when all is well. */
public final class Eventually {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(2);

  private Eventually() {}

  /** Waits until the condition holds. */
  public static void eventually(Callable<Boolean> condition) {
    await().pollDelay(Duration.ZERO).pollInterval(POLL).atMost(LIMIT).until(condition);
  }

  /** Waits until the assertion holds, and nothing else is thrown by it. */
  public static void eventuallyAsserted(ThrowingRunnable assertion) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(assertion);
  }

  /** Waits for a latch, and fails instead of answering false. */
  public static void arrives(CountDownLatch latch) {
    try {
      if (!latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("not within " + LIMIT + ": " + latch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + latch, e);
    }
  }
}
