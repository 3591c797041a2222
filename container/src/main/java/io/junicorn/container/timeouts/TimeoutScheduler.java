package io.junicorn.container.timeouts;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jetty's scheduler, with one small object for each timeout: every open connection has one. Tasks
 * run one after another on a daemon platform thread, so that they run while every carrier is busy.
 *
 * <p>Safe for use by any thread. What is left when it stops never runs.
 */
public final class TimeoutScheduler extends AbstractLifeCycle implements Scheduler {
  private static final Logger LOG = LoggerFactory.getLogger(TimeoutScheduler.class);

  /** Its own lock guards it. */
  private final TimeoutQueue queue = new TimeoutQueue();

  private @Nullable Thread thread;

  /** A scheduler that takes tasks once it is started. */
  public TimeoutScheduler() {}

  @Override
  protected void doStart() {
    thread = Thread.ofPlatform().daemon().name("junicorn-timeouts").start(this::runAll);
  }

  @Override
  protected void doStop() {
    if (thread != null) {
      thread.interrupt();
    }
    synchronized (queue) {
      queue.clear();
    }
  }

  @Override
  public Task schedule(Runnable task, long delay, TimeUnit unit) {
    if (!isRunning()) {
      return () -> false;
    }
    Timeout timeout = new Timeout(task, System.nanoTime() + unit.toNanos(delay), queue);
    synchronized (queue) {
      queue.add(timeout);
      if (timeout.equals(queue.first())) {
        queue.notifyAll();
      }
    }
    return timeout;
  }

  private void runAll() {
    try {
      while (true) {
        run(next().task());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) {
      LOG.warn("{} failed at its time", task, thrown);
    }
  }

  /** Waits until one is due, and takes it off the queue. */
  private Timeout next() throws InterruptedException {
    synchronized (queue) {
      while (true) {
        Timeout first = queue.first();
        if (first == null) {
          queue.wait();
          continue;
        }
        long left = first.atNanos() - System.nanoTime();
        if (left <= 0) {
          queue.remove(first);
          return first;
        }
        // Up to the next millisecond: it would wake too early otherwise.
        queue.wait(left / 1_000_000 + 1);
      }
    }
  }
}
