package io.junicorn.container.timeouts;

import org.eclipse.jetty.util.thread.Scheduler;

/** A task and its time. Whoever takes it off its queue decides whether it runs: once. */
final class Timeout implements Scheduler.Task {
  private final Runnable task;
  private final long atNanos;
  private final TimeoutQueue queue;

  /** Where the queue has it; of the queue. */
  int index = TimeoutQueue.NOWHERE;

  Timeout(Runnable task, long atNanos, TimeoutQueue queue) {
    this.task = task;
    this.atNanos = atNanos;
    this.queue = queue;
  }

  Runnable task() {
    return task;
  }

  long atNanos() {
    return atNanos;
  }

  /** Times may have passed the end of their numbers (see {@link System#nanoTime()}). */
  boolean isBefore(Timeout other) {
    return atNanos - other.atNanos < 0;
  }

  @Override
  public boolean cancel() {
    synchronized (queue) {
      return queue.remove(this);
    }
  }
}
