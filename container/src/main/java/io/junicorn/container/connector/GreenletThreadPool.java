package io.junicorn.container.connector;

import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.ThreadPool;

/**
 * The server's thread pool: what an application hands to it (an asynchronous dispatch, {@code
 * AsyncContext.start}) becomes a greenlet, so that no gauge misses it.
 *
 * <p>A connection that goes on parsing is machinery, not work, and stays off the greenlets; so does
 * everything before the server is ready, and what a {@link #start} hands out.
 */
public final class GreenletThreadPool implements ThreadPool {
  private static final ScopedValue<LifeCycle> STARTING = ScopedValue.newInstance();

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

  /**
   * Starts a copy, perhaps while the server serves. What the calling thread hands to the pool
   * meanwhile runs on platform threads: Jetty's search for annotations reads and parses every
   * class, which would hold carriers.
   */
  public static void start(LifeCycle copy) throws Exception {
    ScopedValue.where(STARTING, copy)
        .call(
            () -> {
              copy.start();
              return copy;
            });
  }

  @Override
  public void execute(Runnable task) {
    if (STARTING.isBound()) {
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
