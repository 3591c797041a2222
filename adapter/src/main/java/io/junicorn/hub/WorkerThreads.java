package io.junicorn.hub;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform threads of a pool: daemons, ended when idle, so that nobody stops them. One that ran
 * code of an application ends after it, with all its thread-locals, and another takes its place.
 */
final class WorkerThreads extends ThreadPoolExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerThreads.class);
  private static final long IDLE_SECONDS = 30;

  private volatile OffloadObserver observer = OffloadObserver.NONE;

  /** The end of a thread, for {@link ThreadPoolExecutor}, which has no other word for it. */
  private static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Spent() {
      super("the thread has run code of an application", null, false, false);
    }
  }

  WorkerThreads(String prefix, int threads) {
    AtomicInteger number = new AtomicInteger();
    super(
        threads,
        threads,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        work ->
            Thread.ofPlatform()
                .daemon()
                .name(prefix + number.incrementAndGet())
                // Of no application: the thread outlives each of them.
                .inheritInheritableThreadLocals(false)
                .uncaughtExceptionHandler(WorkerThreads::ended)
                .unstarted(work));
    allowCoreThreadTimeOut(true);
  }

  private static void ended(Thread thread, Throwable thrown) {
    if (!(thrown instanceof Spent)) {
      thread.getThreadGroup().uncaughtException(thread, thrown);
    }
  }

  void observe(OffloadObserver newObserver) {
    observer = newObserver;
  }

  /** From now on so many; those beyond end when they are idle. */
  synchronized void limit(int threads) {
    if (threads > getMaximumPoolSize()) {
      setMaximumPoolSize(threads);
      setCorePoolSize(threads);
    } else {
      setCorePoolSize(threads);
      setMaximumPoolSize(threads);
    }
  }

  /** What is thrown here would end the thread before the call, for which somebody waits. */
  @Override
  protected void beforeExecute(Thread thread, Runnable task) {
    if (task instanceof OffloadedCall<?> call) {
      try {
        observer.waited(System.nanoTime() - call.asked());
      } catch (RuntimeException | Error thrown) {
        LOG.error("{} failed at a wait for a thread", observer.getClass().getName(), thrown);
      }
    }
  }

  @Override
  protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
    if (task instanceof OffloadedCall<?> call && call.foreign()) {
      throw new Spent();
    }
  }
}
