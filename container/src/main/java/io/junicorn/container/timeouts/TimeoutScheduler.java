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

  private volatile @Nullable Thread thread;

  /** A scheduler that takes tasks once it is started. */
  public TimeoutScheduler() {}

  @Override
  protected void doStart() {
    Thread started = Thread.ofPlatform().daemon().name("junicorn-timeouts").unstarted(this::runAll);
    thread = started;
    started.start();
  }

  @Override
  protected void doStop() {
    Thread ending = thread;
    thread = null;
    if (ending != null) {
      ending.interrupt();
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
    // Half of all numbers, so that two times can be compared also when one of them is overdue.
    long nanos = Math.min(unit.toNanos(delay), Long.MAX_VALUE / 2);
    Timeout timeout = new Timeout(task, System.nanoTime() + nanos, queue);
    synchronized (queue) {
      queue.add(timeout);
      if (timeout.equals(queue.first())) {
        queue.notifyAll();
      }
    }
    return timeout;
  }

  private void runAll() {
    while (Thread.currentThread().equals(thread)) {
      try {
        next().task().run();
      } catch (InterruptedException stopped) {
        LOG.debug("stopped, or a task has interrupted the thread of all");
      } catch (Throwable thrown) {
        // Whatever it was: without this thread no connection would ever be idle for too long.
        report(thrown);
      }
    }
  }

  private static void report(Throwable thrown) {
    try {
      LOG.warn("a timeout failed at its time", thrown);
    } catch (Throwable unsaid) {
      thrown.addSuppressed(unsaid);
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
