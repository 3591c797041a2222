package io.junicorn.greenlet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The calls of {@link Results} that were spawned and not read, and which is the next to read. */
sealed interface UnderWay<R extends @Nullable Object> {
  /** How many there are, ended or not. */
  int size();

  /** One more, just spawned. */
  void add(Delivery<R> call);

  /** Waits for the next one to read, and leaves it here; there is one. */
  Delivery<R> awaitNext() throws InterruptedException;

  /** Takes off what {@link #awaitNext} gave. */
  void remove(Delivery<R> call);

  /** Takes off all, and ends them. */
  void cut();

  /** In the order of their coming. */
  final class Ordered<R extends @Nullable Object> implements UnderWay<R> {
    private final Deque<Delivery<R>> calls = new ArrayDeque<>();

    @Override
    public int size() {
      return calls.size();
    }

    @Override
    public void add(Delivery<R> call) {
      calls.add(call);
    }

    @Override
    public Delivery<R> awaitNext() throws InterruptedException {
      Delivery<R> first = calls.getFirst();
      first.greenlet().join();
      return first;
    }

    @Override
    public void remove(Delivery<R> call) {
      calls.removeFirst();
    }

    @Override
    public void cut() {
      calls.forEach(Delivery::cut);
      calls.clear();
    }
  }

  /** In the order of their end. */
  final class Unordered<R extends @Nullable Object> implements UnderWay<R> {
    private final Set<Delivery<R>> calls = new LinkedHashSet<>();
    private final BlockingQueue<Delivery<R>> ended = new LinkedBlockingQueue<>();
    private @Nullable Delivery<R> first;

    @Override
    public int size() {
      return calls.size();
    }

    @Override
    public void add(Delivery<R> call) {
      calls.add(call);
      call.greenlet().link(() -> ended.add(call), false);
    }

    @Override
    public Delivery<R> awaitNext() throws InterruptedException {
      Delivery<R> next = first == null ? ended.take() : first;
      first = next;
      return next;
    }

    @Override
    public void remove(Delivery<R> call) {
      calls.remove(call);
      first = null;
    }

    @Override
    public void cut() {
      calls.forEach(Delivery::cut);
      calls.clear();
    }
  }
}
