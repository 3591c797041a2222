package io.junicorn.container.offload;

import io.junicorn.environment.PageCompilation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few platform threads for what would hold a carrier: on JDK 25 a virtual thread that reads a
 * file keeps its carrier until the disk has answered, and one that computes until it is done. The
 * caller parks meanwhile. Used by any thread.
 *
 * <p>What waits for a thread is bounded by the callers, each of which waits for one answer.
 */
public final class Offload implements PageCompilation, Executor {
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor pool;

  /**
   * A pool whose threads are daemons and end when they are idle, so that nobody stops it.
   *
   * @param name of the threads; a number follows
   * @param threads how many there may be
   */
  public Offload(String name, int threads) {
    AtomicInteger number = new AtomicInteger();
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task ->
                Thread.ofPlatform()
                    .daemon()
                    .name(name + number.incrementAndGet())
                    // Of no application: the thread outlives each of them.
                    .inheritInheritableThreadLocals(false)
                    .unstarted(task));
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs a task on one of the threads and waits for its result; on the calling thread when that is
   * a platform thread.
   *
   * @throws IOException what the task threw, or {@link InterruptedIOException} when the caller was
   *     interrupted; then the task may still be running, and the flag is set
   */
  public <T> T call(Callable<T> task) throws IOException {
    try {
      if (!Thread.currentThread().isVirtual()) {
        return task.call();
      }
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      return await(pool.submit(() -> with(loader, task)));
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** Returns at once; nobody waits for it. */
  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }

  @Override
  public <T> T finish(Callable<T> task) throws Exception {
    if (!Thread.currentThread().isVirtual()) {
      return task.call();
    }
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Future<T> running = pool.submit(() -> with(loader, task));
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return running.get();
        } catch (InterruptedException later) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw thrownBy(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static <T> T with(ClassLoader loader, Callable<T> task) throws Exception {
    Thread self = Thread.currentThread();
    self.setContextClassLoader(loader);
    try {
      return task.call();
    } finally {
      self.setContextClassLoader(null);
    }
  }

  private static <T> T await(Future<T> running) throws Exception {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted = new InterruptedIOException("while reading a file");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      throw thrownBy(e);
    }
  }

  private static Exception thrownBy(ExecutionException failed) {
    return switch (failed.getCause()) {
      case Exception cause -> cause;
      case Error cause -> throw cause;
      case null, default -> failed;
    };
  }
}
