package io.junicorn.container.connector;

import io.junicorn.greenlet.GreenletTask;
import io.junicorn.greenlet.Greenlets;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The server's thread pool: what an application hands to it (an asynchronous dispatch, {@code
 * AsyncContext.start}) becomes a greenlet, so that no gauge misses it.
 *
 * <p>A connection that goes on parsing is machinery, not work, and stays off the greenlets.
 */
public final class GreenletThreadPool implements ThreadPool {
  private final Executor machinery;
  private volatile @Nullable Greenlets greenlets;

  /** A pool that runs everything on machinery until {@link #use} names the greenlets. */
  public GreenletThreadPool(Executor machinery) {
    this.machinery = machinery;
  }

  /** From now on tasks become greenlets of this registry. */
  public void use(Greenlets registry) {
    this.greenlets = registry;
  }

  @Override
  public void execute(Runnable task) {
    Greenlets registry = greenlets;
    if (registry == null || task instanceof Connection) {
      machinery.execute(task);
    } else {
      registry.spawn(new AsyncTask(task));
    }
  }

  @Override
  public void join() {
    // There is no thread to wait for: greenlets are waited for by the drain.
  }

  @Override
  public int getThreads() {
    Greenlets registry = greenlets;
    return registry == null ? 0 : registry.counts().active();
  }

  @Override
  public int getIdleThreads() {
    return 0;
  }

  @Override
  public boolean isLowOnThreads() {
    return false;
  }

  private record AsyncTask(Runnable task) implements GreenletTask {
    @Override
    public void run() {
      task.run();
    }

    @Override
    public String describe() {
      return "async " + task;
    }

    @Override
    public String spawnSite() {
      return task.getClass().getName();
    }
  }
}
