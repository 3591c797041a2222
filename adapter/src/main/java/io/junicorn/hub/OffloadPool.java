package io.junicorn.hub;

import io.junicorn.accounting.Accounting;
import io.junicorn.accounting.ParkKind;
import io.junicorn.greenlet.Handover;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A few platform threads for what would hold a carrier: on JDK 25 a virtual thread that reads a
 * file keeps its carrier until the disk has answered, and one that computes until it is done. The
 * caller parks meanwhile. Used by any thread.
 *
 * <p>What waits for a thread has no bound of its own: each caller waits for one answer, so it is
 * bounded by the greenlets, and shown by {@link #waiting()}.
 */
public final class OffloadPool implements Executor {
  /** As many as gevent's pool has. */
  private static final int USUAL_THREADS = 10;

  private static final OffloadPool COMMON =
      new OffloadPool("hub", "junicorn-offload-", USUAL_THREADS);

  private final String name;
  private final WorkerThreads threads;

  /**
   * A pool whose threads are daemons and end when they are idle, so that nobody stops it.
   *
   * @param name for meters
   * @param prefix of the names of the threads; a number follows
   * @param threads how many there may be
   */
  public OffloadPool(String name, String prefix, int threads) {
    this.name = name;
    this.threads = new WorkerThreads(prefix, threads);
  }

  /** The pool of all applications, behind {@link Hub#offload}. */
  public static OffloadPool common() {
    return COMMON;
  }

  /** What its meters say of it. */
  public String name() {
    return name;
  }

  /** From now on it has so many threads. */
  public void limit(int newThreads) {
    threads.limit(newThreads);
  }

  /** Who sees each wait for a thread. */
  public void observe(OffloadObserver observer) {
    threads.observe(observer);
  }

  /** Threads that run a call now. */
  public int active() {
    return threads.getActiveCount();
  }

  /** Calls that wait for a thread now. */
  public int waiting() {
    return threads.getQueue().size();
  }

  /** How many threads there may be. */
  public int limit() {
    return threads.getMaximumPoolSize();
  }

  /** Runs code of an application: {@link Hub#offload}. */
  public <T extends @Nullable Object> T call(Callable<T> task) throws Exception {
    Objects.requireNonNull(task, "call");
    if (!Thread.currentThread().isVirtual()) {
      return task.call();
    }
    Handover handover = Handover.of(task);
    OffloadedCall<T> call = new OffloadedCall<>(() -> handover.call(task), true);
    threads.execute(call);
    try {
      return waitFor(call);
    } catch (InterruptedException e) {
      threads.remove(call);
      call.giveUp();
      throw e;
    } catch (ExecutionException e) {
      throw thrownBy(e);
    }
  }

  /** As {@link #call}, and waits for the end also when interrupted; the flag is set then. */
  public <T extends @Nullable Object> T finishCall(Callable<T> task) throws Exception {
    if (!Thread.currentThread().isVirtual()) {
      return task.call();
    }
    Handover handover = Handover.of(task);
    OffloadedCall<T> call = new OffloadedCall<>(() -> handover.call(task), true);
    threads.execute(call);
    return end(call);
  }

  /**
   * Runs code of the server, with the caller's class loader as context and nothing else of it, for
   * a result that somebody must give up. A task that runs is not interrupted.
   *
   * @param late takes the result when the caller was interrupted and has gone
   * @throws InterruptedException when the caller was interrupted
   * @throws Exception what the task threw
   */
  public <T extends @Nullable Object> T take(Callable<T> task, Consumer<? super T> late)
      throws Exception {
    if (!Thread.currentThread().isVirtual()) {
      return task.call();
    }
    OffloadedCall<T> call = submitOwn(task);
    try {
      return waitFor(call);
    } catch (InterruptedException e) {
      var _ = call.result().thenAccept(late);
      throw e;
    } catch (ExecutionException e) {
      throw thrownBy(e);
    }
  }

  /**
   * Runs code of the server as {@link #take} does, and waits for its end also when the caller is
   * interrupted; the flag is set then.
   *
   * @throws Exception what the task threw
   */
  public <T extends @Nullable Object> T finish(Callable<T> task) throws Exception {
    if (!Thread.currentThread().isVirtual()) {
      return task.call();
    }
    return end(submitOwn(task));
  }

  private static <T extends @Nullable Object> T end(OffloadedCall<T> call) throws Exception {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return waitFor(call);
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

  private <T extends @Nullable Object> OffloadedCall<T> submitOwn(Callable<T> task) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    OffloadedCall<T> call = new OffloadedCall<>(() -> with(loader, task), false);
    threads.execute(call);
    return call;
  }

  /** Returns at once; nobody waits for it. */
  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  private static <T extends @Nullable Object> T with(ClassLoader loader, Callable<T> task)
      throws Exception {
    Thread self = Thread.currentThread();
    self.setContextClassLoader(loader);
    try {
      return task.call();
    } finally {
      self.setContextClassLoader(null);
    }
  }

  private static <T extends @Nullable Object> T waitFor(OffloadedCall<T> call)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    try {
      return call.result().get();
    } finally {
      Accounting.parked(ParkKind.OFFLOAD, System.nanoTime() - start);
    }
  }

  private static Exception thrownBy(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause != null) {
      Traces.join(cause);
    }
    return switch (cause) {
      case Exception exception -> exception;
      case Error error -> throw error;
      case null, default -> failed;
    };
  }
}
