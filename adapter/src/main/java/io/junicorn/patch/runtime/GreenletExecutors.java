package io.junicorn.patch.runtime;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Executors of applications under the rule {@code executor}: the JDK's own, whose threads are
 * greenlets. Bounds, queues, names and what becomes of too much work are as they were. Used by any
 * thread.
 */
public final class GreenletExecutors {
  private GreenletExecutors() {}

  private static ThreadFactory greenlets() {
    return greenlets(Executors.defaultThreadFactory());
  }

  private static ThreadFactory greenlets(ThreadFactory threads) {
    return threads == null || threads instanceof GreenletFactory
        ? threads
        : new GreenletFactory(threads);
  }

  /** As {@link Executors}. */
  @InPlaceOf(value = Executors.class, method = "newFixedThreadPool")
  public static ExecutorService newFixedThreadPool(int size) {
    return Executors.newFixedThreadPool(size, greenlets());
  }

  /** As {@link Executors}. */
  @InPlaceOf(value = Executors.class, method = "newFixedThreadPool")
  public static ExecutorService newFixedThreadPool(int size, ThreadFactory threads) {
    return Executors.newFixedThreadPool(size, greenlets(threads));
  }

  /** As {@link Executors}. */
  @InPlaceOf(value = Executors.class, method = "newCachedThreadPool")
  public static ExecutorService newCachedThreadPool() {
    return Executors.newCachedThreadPool(greenlets());
  }

  /** As {@link Executors}. */
  @InPlaceOf(value = Executors.class, method = "newCachedThreadPool")
  public static ExecutorService newCachedThreadPool(ThreadFactory threads) {
    return Executors.newCachedThreadPool(greenlets(threads));
  }

  /** As {@link Executors}. */
  @InPlaceOf(value = Executors.class, method = "newSingleThreadExecutor")
  public static ExecutorService newSingleThreadExecutor() {
    return Executors.newSingleThreadExecutor(greenlets());
  }

  /** As {@link Executors}. */
  @InPlaceOf(value = Executors.class, method = "newSingleThreadExecutor")
  public static ExecutorService newSingleThreadExecutor(ThreadFactory threads) {
    return Executors.newSingleThreadExecutor(greenlets(threads));
  }

  /** As {@link Executors}. */
  @InPlaceOf(value = Executors.class, method = "newScheduledThreadPool")
  public static ScheduledExecutorService newScheduledThreadPool(int size) {
    return Executors.newScheduledThreadPool(size, greenlets());
  }

  /** As {@link Executors}. */
  @InPlaceOf(value = Executors.class, method = "newScheduledThreadPool")
  public static ScheduledExecutorService newScheduledThreadPool(int size, ThreadFactory threads) {
    return Executors.newScheduledThreadPool(size, greenlets(threads));
  }

  /** As {@link Executors}. */
  @InPlaceOf(value = Executors.class, method = "newSingleThreadScheduledExecutor")
  public static ScheduledExecutorService newSingleThreadScheduledExecutor() {
    return Executors.newSingleThreadScheduledExecutor(greenlets());
  }

  /** As {@link Executors}. */
  @InPlaceOf(value = Executors.class, method = "newSingleThreadScheduledExecutor")
  public static ScheduledExecutorService newSingleThreadScheduledExecutor(ThreadFactory threads) {
    return Executors.newSingleThreadScheduledExecutor(greenlets(threads));
  }

  /** As the constructor. */
  @InPlaceOf(ThreadPoolExecutor.class)
  public static ThreadPoolExecutor pool(
      int core, int most, long keep, TimeUnit unit, BlockingQueue<Runnable> queue) {
    return new ThreadPoolExecutor(core, most, keep, unit, queue, greenlets());
  }

  /** As the constructor. */
  @InPlaceOf(ThreadPoolExecutor.class)
  public static ThreadPoolExecutor pool(
      int core,
      int most,
      long keep,
      TimeUnit unit,
      BlockingQueue<Runnable> queue,
      ThreadFactory threads) {
    return new ThreadPoolExecutor(core, most, keep, unit, queue, greenlets(threads));
  }

  /** As the constructor. */
  @InPlaceOf(ThreadPoolExecutor.class)
  public static ThreadPoolExecutor pool(
      int core,
      int most,
      long keep,
      TimeUnit unit,
      BlockingQueue<Runnable> queue,
      RejectedExecutionHandler handler) {
    return new ThreadPoolExecutor(core, most, keep, unit, queue, greenlets(), handler);
  }

  /** As the constructor. */
  @InPlaceOf(ThreadPoolExecutor.class)
  public static ThreadPoolExecutor pool(
      int core,
      int most,
      long keep,
      TimeUnit unit,
      BlockingQueue<Runnable> queue,
      ThreadFactory threads,
      RejectedExecutionHandler handler) {
    return new ThreadPoolExecutor(core, most, keep, unit, queue, greenlets(threads), handler);
  }

  /** As the constructor. */
  @InPlaceOf(ScheduledThreadPoolExecutor.class)
  public static ScheduledThreadPoolExecutor scheduledPool(int core) {
    return new ScheduledThreadPoolExecutor(core, greenlets());
  }

  /** As the constructor. */
  @InPlaceOf(ScheduledThreadPoolExecutor.class)
  public static ScheduledThreadPoolExecutor scheduledPool(int core, ThreadFactory threads) {
    return new ScheduledThreadPoolExecutor(core, greenlets(threads));
  }

  /** As the constructor. */
  @InPlaceOf(ScheduledThreadPoolExecutor.class)
  public static ScheduledThreadPoolExecutor scheduledPool(
      int core, RejectedExecutionHandler handler) {
    return new ScheduledThreadPoolExecutor(core, greenlets(), handler);
  }

  /** As the constructor. */
  @InPlaceOf(ScheduledThreadPoolExecutor.class)
  public static ScheduledThreadPoolExecutor scheduledPool(
      int core, ThreadFactory threads, RejectedExecutionHandler handler) {
    return new ScheduledThreadPoolExecutor(core, greenlets(threads), handler);
  }
}
