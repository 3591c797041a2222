package io.junicorn.patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Code as applications have it, which the tests patch. */
final class PoolUsers {
  private PoolUsers() {}

  /** A pool that is cast, and what one of its threads is. */
  public static final class Casts implements Callable<List<Object>> {
    @Override
    public List<Object> call() throws Exception {
      ExecutorService pool = Executors.newFixedThreadPool(2);
      try {
        List<Object> seen = new ArrayList<>();
        ThreadPoolExecutor real = (ThreadPoolExecutor) pool;
        seen.add(real.getMaximumPoolSize());
        Future<Boolean> virtual = pool.submit(() -> Thread.currentThread().isVirtual());
        seen.add(virtual.get());
        seen.add(
            pool.submit(() -> Thread.currentThread().getName())
                .get()
                .matches("pool-\\d+-thread-\\d"));
        return seen;
      } finally {
        pool.shutdown();
      }
    }
  }

  /** One thread, one place in the queue: the third task is refused, and the order is kept. */
  public static final class Bounds implements Callable<List<Object>> {
    @Override
    public List<Object> call() throws Exception {
      ThreadPoolExecutor pool =
          new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
      List<Object> seen = new ArrayList<>();
      CountDownLatch go = new CountDownLatch(1);
      pool.execute(
          () -> {
            try {
              go.await();
            } catch (InterruptedException e) {
              seen.add(e);
            }
            seen.add("first");
          });
      pool.execute(() -> seen.add("second"));
      try {
        pool.execute(() -> seen.add("third"));
      } catch (RejectedExecutionException e) {
        go.countDown();
      }
      pool.shutdown();
      seen.add(pool.awaitTermination(10, TimeUnit.SECONDS));
      return seen;
    }
  }

  /** A factory that names and wraps, and one that makes threads of its own class. */
  public static final class Factories implements Callable<List<Object>> {
    @Override
    public List<Object> call() throws Exception {
      List<Object> seen = new ArrayList<>();
      try (ExecutorService wrapped =
              Executors.newSingleThreadExecutor(
                  task ->
                      new Thread(
                          () -> {
                            seen.add("wrapped");
                            task.run();
                          },
                          "acme-worker"));
          ExecutorService typed =
              Executors.newCachedThreadPool(
                  task ->
                      new Thread(task) {
                        @Override
                        public String toString() {
                          return "mine";
                        }
                      })) {
        seen.add(wrapped.submit(() -> Thread.currentThread().getName()).get());
        seen.add(wrapped.submit(() -> Thread.currentThread().isVirtual()).get());
        seen.add(typed.submit(() -> Thread.currentThread().toString()).get());
        seen.add(typed.submit(() -> Thread.currentThread().isVirtual()).get());
      }
      return seen;
    }
  }

  /** Threads in the usual ways. */
  public static final class Threads implements Callable<List<Object>> {
    @Override
    public List<Object> call() throws Exception {
      List<Object> seen = new ArrayList<>();
      Thread plain = new Thread(() -> seen.add(Thread.currentThread().isVirtual()), "acme");
      plain.setDaemon(false);
      plain.start();
      plain.join();
      seen.add(plain.getName());
      Thread own =
          new Thread() {
            @Override
            public void run() {
              seen.add(Thread.currentThread().isVirtual());
            }
          };
      own.setDaemon(true);
      own.start();
      own.join();
      return seen;
    }
  }

  /** Makes an executor and a timer and leaves them, and a thread that waits. */
  public static final class Leaves implements Callable<List<AutoCloseable>> {
    @Override
    public List<AutoCloseable> call() {
      ExecutorService pool = Executors.newScheduledThreadPool(1);
      Timer timer = new Timer(true);
      CountDownLatch end = new CountDownLatch(1);
      Thread thread = new Thread(() -> waitFor(end), "acme-waits");
      thread.start();
      return List.of(pool, () -> timer.cancel(), end::countDown);
    }
  }

  /** A pool as frameworks make them; without its name it has no hash code. */
  public static final class OwnPool extends ThreadPoolExecutor {
    private final String name;

    OwnPool(String name) {
      super(1, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
      this.name = name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OwnPool pool && pool.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** A thread of the application's own class, made of another one. */
  public static final class OwnThread extends Thread {
    OwnThread(CountDownLatch end) {
      super(new Thread(() -> waitFor(end)), "acme-own");
    }
  }

  private static void waitFor(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Two pools that are equal, and a thread, each of a class of the application's own. */
  public static final class Subclasses implements Callable<List<AutoCloseable>> {
    @Override
    public List<AutoCloseable> call() {
      ExecutorService first = new OwnPool("acme");
      ExecutorService second = new OwnPool("acme");
      CountDownLatch end = new CountDownLatch(1);
      new OwnThread(end).start();
      return List.of(first, second, end::countDown);
    }
  }

  /** Keeps things by thread. */
  public static final class Keeps implements Callable<String> {
    private static final ThreadLocal<StringBuilder> BUFFER =
        ThreadLocal.withInitial(StringBuilder::new);

    @Override
    public String call() {
      return BUFFER.get().append("x").toString();
    }
  }

  /** Native methods that no library has. */
  public static final class Natives implements Callable<List<String>> {
    private static native int sum(int first, long second, String third, double[] fourth);

    private native void nothing();

    private synchronized native boolean guarded(byte value);

    @Override
    public List<String> call() {
      List<String> seen = new ArrayList<>();
      try {
        seen.add("" + sum(1, 2L, "three", new double[0]));
      } catch (UnsatisfiedLinkError e) {
        seen.add(calls(e));
      }
      try {
        nothing();
      } catch (UnsatisfiedLinkError e) {
        seen.add(calls(e));
      }
      try {
        seen.add("" + guarded((byte) 1));
      } catch (UnsatisfiedLinkError e) {
        seen.add(calls(e));
      }
      return seen;
    }

    private static String calls(UnsatisfiedLinkError e) {
      boolean offloaded = false;
      for (StackTraceElement frame : e.getStackTrace()) {
        offloaded |= frame.getClassName().endsWith("NativeCalls");
      }
      return e.getStackTrace()[0].getMethodName() + " " + offloaded;
    }
  }
}
