package io.junicorn.greenlet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The {@code map}s of a {@link Group}. */
final class Mapping {
  private Mapping() {}

  static int checked(int maxUnread) {
    if (maxUnread < 1) {
      throw new IllegalArgumentException("maxUnread is " + maxUnread + ", allowed is 1 or more");
    }
    return maxUnread;
  }

  static <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Group group, ThrowingFunction<? super A, ? extends R> function, Iterable<? extends A> items)
      throws InterruptedException, ExecutionException {
    Iterator<Delivery<R>> calls = calls(function, items);
    List<Delivery<R>> all = new ArrayList<>();
    try {
      while (calls.hasNext()) {
        Delivery<R> call = calls.next();
        group.launch(call, Group.FOR_EVER);
        all.add(call);
      }
      List<R> results = new ArrayList<>(all.size());
      for (Delivery<R> call : all) {
        results.add(call.get());
      }
      return results;
    } catch (InterruptedException e) {
      all.forEach(Delivery::cut);
      throw e;
    } catch (ExecutionException | RuntimeException | Error e) {
      leave(all, e);
      throw e;
    }
  }

  private static void leave(List<? extends Delivery<?>> all, Throwable thrown) {
    for (Delivery<?> call : all) {
      Throwable failure = call.abandon();
      if (failure != null && !failure.equals(thrown.getCause()) && !failure.equals(thrown)) {
        thrown.addSuppressed(failure);
      }
    }
  }

  static <A extends @Nullable Object, R extends @Nullable Object> Results<R> ordered(
      Group group,
      ThrowingFunction<? super A, ? extends R> function,
      Iterable<? extends A> items,
      int window) {
    return new Results<>(group, calls(function, items), window, new UnderWay.Ordered<>());
  }

  static <A extends @Nullable Object, R extends @Nullable Object> Results<R> unordered(
      Group group,
      ThrowingFunction<? super A, ? extends R> function,
      Iterable<? extends A> items,
      int window) {
    return new Results<>(group, calls(function, items), window, new UnderWay.Unordered<>());
  }

  private static <A extends @Nullable Object, R extends @Nullable Object>
      Iterator<Delivery<R>> calls(
          ThrowingFunction<? super A, ? extends R> function, Iterable<? extends A> items) {
    Objects.requireNonNull(function, "the function is null");
    Iterator<? extends A> inputs = items.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return inputs.hasNext();
      }

      @Override
      public Delivery<R> next() {
        return Delivery.of(function, inputs.next());
      }
    };
  }
}
