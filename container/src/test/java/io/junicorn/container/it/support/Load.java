package io.junicorn.container.it.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Many clients at once. */
public final class Load {
  private Load() {}

  /** Runs {@code count} clients side by side and returns what each of them returned. */
  public static <T> List<T> parallel(int count, IntFunction<T> client) {
    List<FutureTask<T>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      tasks.add(new FutureTask<>(() -> client.apply(index)));
    }
    tasks.forEach(Thread::startVirtualThread);
    List<T> results = new ArrayList<>();
    for (FutureTask<T> task : tasks) {
      results.add(join(task));
    }
    return results;
  }

  private static <T> T join(FutureTask<T> task) {
    try {
      return task.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("a client failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("a client hangs", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
