package io.junicorn.container.connector;

import io.junicorn.container.lifecycle.OwnThread;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.ThreadPool;

/**
 * The server's thread pool: what an application hands to it (an asynchronous dispatch, {@code
 * AsyncContext.start}) becomes a greenlet, so that no gauge misses it.
 *
 * <p>A connection that goes on parsing is machinery, not work, and stays off the greenlets; so does
 * everything before the server is ready. What the start of a copy hands out while the server serves
 * (Jetty's search for annotations reads and parses every class) runs on platform threads, and holds
 * no carrier.
 */
public final class GreenletThreadPool implements ThreadPool {
  private final Executor machinery;
  private volatile Executor tasks;

  /** A pool that runs everything on machinery until {@link #ready} says where tasks go. */
  public GreenletThreadPool(Executor machinery) {
    this.machinery = machinery;
    this.tasks = machinery;
  }

  /** From now on tasks go to this executor. */
  public void ready(Executor greenlets) {
    this.tasks = greenlets;
  }

  @Override
  public void execute(Runnable task) {
    if (OwnThread.isCurrent()) {
      helper().start(task);
    } else {
      (task instanceof Connection ? machinery : tasks).execute(task);
    }
  }

  private static Thread.Builder helper() {
    return Thread.ofPlatform()
        .daemon()
        .inheritInheritableThreadLocals(false)
        .name(Thread.currentThread().getName() + " helper");
  }

  @Override
  public void join() {
    // There is no thread to wait for: greenlets are waited for by the drain.
  }

  /** None is kept: there is a fresh one for each task. */
  @Override
  public int getThreads() {
    return 0;
  }

  @Override
  public int getIdleThreads() {
    return 0;
  }

  @Override
  public boolean isLowOnThreads() {
    return false;
  }
}
