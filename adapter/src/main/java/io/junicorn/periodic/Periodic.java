package io.junicorn.periodic;

import java.time.Duration;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that is done again and again on a daemon platform thread of its own, while started: it
 * goes on while every carrier is busy, and what it throws does not end it.
 *
 * <p>Safe for use by any thread. Started anew, it waits until what was under way has ended: two
 * rounds never overlap.
 */
public final class Periodic extends AbstractLifeCycle {
  private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

  private final String name;
  private final Task task;
  private volatile Duration pause;
  private @Nullable Thread thread;

  /** Of the thread. */
  private String trouble = "";

  /** One round. */
  @FunctionalInterface
  public interface Task {
    /**
     * Does it once.
     *
     * @throws Exception is logged when it differs from that of the round before; an {@link
     *     InterruptedException} ends the rounds
     */
    void run() throws Exception;
  }

  /**
   * A task that is not begun yet.
   *
   * @param name of its thread
   * @param pause before each round
   */
  public Periodic(String name, Duration pause, Task task) {
    this.name = name;
    this.pause = pause;
    this.task = task;
  }

  /** Another pause, from the next round on. */
  public void setPause(Duration pause) {
    this.pause = pause;
  }

  @Override
  protected void doStart() {
    Thread before = thread;
    thread = Thread.ofPlatform().daemon().name(name).start(() -> runAfter(before));
  }

  @Override
  protected void doStop() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void runAfter(@Nullable Thread before) {
    try {
      if (before != null) {
        before.join();
      }
      while (!Thread.interrupted()) {
        Thread.sleep(pause);
        round();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() throws InterruptedException {
    try {
      task.run();
      trouble = "";
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Exception | Error thrown) {
      if (!trouble.equals(thrown.toString())) {
        trouble = thrown.toString();
        LOG.error("{}: a round failed; the next is in {} ms", name, pause.toMillis(), thrown);
      }
    }
  }
}
