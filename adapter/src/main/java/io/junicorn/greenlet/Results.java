package io.junicorn.greenlet;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The results of an {@code imap}, one after another, while calls are under way.
 *
 * <p>Driven by its reader: {@link #next} reads items and spawns their calls, as far as the window
 * and the group have room, and waits. Nobody works ahead beyond that, and one that is abandoned
 * leaves nothing but calls that end by themselves. A call that failed throws at its own {@code
 * next}, and the iteration goes on after it. What the iterator of the items throws comes out of
 * {@code next} after the results of the items before it, and is the end.
 *
 * <p>For one thread.
 *
 * @param <R> type of the results
 */
public final class Results<R extends @Nullable Object> implements Iterator<R>, AutoCloseable {
  private final Group group;
  private final int window;
  private final UnderWay<R> underWay;
  private Iterator<Delivery<R>> calls;
  private @Nullable Delivery<R> ahead;
  private @Nullable RuntimeException broken;

  Results(Group group, Iterator<Delivery<R>> calls, int window, UnderWay<R> underWay) {
    this.group = group;
    this.calls = calls;
    this.window = window;
    this.underWay = underWay;
  }

  /** Whether there is another result or failure. It may read an item, but never waits for one. */
  @Override
  public boolean hasNext() {
    return underWay.size() > 0 || peek() != null || broken != null;
  }

  /** The next item's call, not spawned yet; null when the items are over. */
  private @Nullable Delivery<R> peek() {
    try {
      if (ahead == null && calls.hasNext()) {
        ahead = calls.next();
      }
    } catch (RuntimeException e) {
      calls = Collections.emptyIterator();
      broken = e;
    }
    return ahead;
  }

  /**
   * The next result; waits for it.
   *
   * @throws CompletionException when the call failed, with what it threw as the cause; when it was
   *     killed, with the {@link GreenletExit}
   * @throws CancellationException when the calling thread is interrupted; the flag stays set, and
   *     nothing is lost
   * @throws IllegalStateException when the group is closed and has calls to make; it is the end
   * @throws NoSuchElementException after the last one
   */
  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all results have been read");
    }
    try {
      topUp(window);
      if (underWay.size() == 0) {
        throw itemsFailure();
      }
      Delivery<R> call = underWay.awaitNext();
      topUp(window == Integer.MAX_VALUE ? window : window + 1);
      underWay.remove(call);
      return call.result();
    } catch (InterruptedException e) {
      throw Interruption.duringIteration("a result", e);
    } catch (ExecutionException | CancellationException e) {
      throw new CompletionException(e.getCause());
    }
  }

  private RuntimeException itemsFailure() {
    RuntimeException thrown = broken;
    broken = null;
    return thrown == null ? new NoSuchElementException("all results have been read") : thrown;
  }

  /** Spawns what fits. It waits for a place only when there is nothing else to wait for. */
  private void topUp(int most) throws InterruptedException {
    while (underWay.size() < most) {
      Delivery<R> call = peek();
      if (call == null || !spawned(call)) {
        return;
      }
      underWay.add(call);
    }
  }

  private boolean spawned(Delivery<R> call) throws InterruptedException {
    boolean idle = underWay.size() == 0;
    ahead = null;
    try {
      if (group.launch(call, idle ? Group.FOR_EVER : 0)) {
        return true;
      }
    } catch (InterruptedException e) {
      ahead = call;
      throw e;
    } catch (IllegalStateException e) {
      calls = Collections.emptyIterator();
      broken = e;
      return false;
    }
    ahead = call;
    return false;
  }

  /** Ends the iteration: reads no more items, and kills the calls that are under way. */
  @Override
  public void close() {
    calls = Collections.emptyIterator();
    ahead = null;
    broken = null;
    underWay.cut();
  }
}
