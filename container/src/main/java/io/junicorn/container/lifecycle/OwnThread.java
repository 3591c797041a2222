package io.junicorn.container.lifecycle;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a step of a start or an end that may be foreign code, on a platform thread of its own that
 * ends with it: thread-locals that it leaves there keep nothing alive, and one that hangs can be
 * left. Called on platform threads.
 */
public final class OwnThread {
  private static final Logger LOG = LoggerFactory.getLogger(OwnThread.class);

  /** A start of a large application takes a while; nobody waits half a minute for one gladly. */
  private static final Duration SLOW = Duration.ofSeconds(30);

  private final Thread thread;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  private OwnThread(String name, Step step) {
    thread = Thread.ofPlatform().daemon().name(name).start(() -> run(step));
  }

  private void run(Step step) {
    try {
      step.run();
    } catch (Throwable thrown) {
      failure.set(thrown);
    }
  }

  /** What is done there. */
  @FunctionalInterface
  public interface Step {
    /**
     * Does it.
     *
     * @throws Exception is told to who waits for it
     */
    void run() throws Exception;
  }

  /**
   * Returns when the step has ended, or throws what it threw; one that takes long is logged.
   *
   * @param name of the thread
   * @param what the step is, in the log
   * @throws InterruptedException when the caller was interrupted; the step goes on
   */
  public static void run(String name, String what, Step step) throws Exception {
    OwnThread own = new OwnThread(name, step);
    own.slowly(what).join();
    own.rethrow();
  }

  /** As {@link #run}; an interrupt of the caller waits until the step has ended, too. */
  public static void runToItsEnd(String name, String what, Step step) throws Exception {
    OwnThread own = new OwnThread(name, step);
    SlowStep slow = own.slowly(what);
    boolean interrupted = false;
    try {
      while (own.thread.isAlive()) {
        try {
          slow.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    own.rethrow();
  }

  /**
   * Returns when the step has ended, or after a while; what went wrong is logged, and nothing else
   * comes of it.
   *
   * @param name of the thread
   * @param what the step is, in the log
   */
  public static void runWithin(Duration limit, String name, String what, Step step) {
    OwnThread own = new OwnThread(name, step);
    try {
      if (!own.thread.join(limit)) {
        LOG.warn("{} takes longer than {} s, and is left", what, limit.toSeconds());
      } else if (own.failure.get() != null) {
        LOG.warn("{} failed", what, own.failure.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.warn("{} is left, for who waited was interrupted", what);
    }
  }

  private SlowStep slowly(String what) {
    return new SlowStep(thread, what, SLOW, LOG::warn);
  }

  private void rethrow() throws Exception {
    switch (failure.get()) {
      case null -> {}
      // Of the step's own thread: the caller was not interrupted.
      case InterruptedException e -> throw new IllegalStateException(e);
      case Exception e -> throw e;
      case Error e -> throw e;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }
}
