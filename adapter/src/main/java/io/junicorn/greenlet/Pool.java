package io.junicorn.greenlet;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Group} of at most so many greenlets: who spawns one more waits until another has ended.
 *
 * <p>Those who wait are served in the order of their coming. A pool of size 0 admits nobody. Every
 * method may be called from any thread. A member that waits for a place in its own full pool waits
 * for another one to end, for ever if there is none; {@link #apply} does not wait then.
 *
 * {@snippet file="io/junicorn/snippets/PoolSnippetsTest.java" region="pool"}
 */
public final class Pool extends Group {
  private final Places places;

  /**
   * A pool without members.
   *
   * @throws IllegalArgumentException when the size is negative
   */
  public Pool(int size) {
    if (size < 0) {
      throw new IllegalArgumentException(
          "the size of a pool is " + size + ", allowed is 0 or more");
    }
    places = new Places(size);
  }

  @Override
  boolean takePlace(long nanos) throws InterruptedException {
    return nanos == 0 ? places.tryTake() : places.take(nanos);
  }

  @Override
  void returnPlace() {
    places.release();
  }

  @Override
  void refuseAll() {
    places.close();
  }

  @Override
  int defaultWindow() {
    return Math.max(1, places.all());
  }

  /**
   * Spawns if there is room at this moment.
   *
   * @return the greenlet; empty when the pool is full
   * @throws IllegalStateException when the pool is closed
   */
  public <T extends @Nullable Object> Optional<Greenlet<T>> trySpawn(Callable<T> task) {
    return takenAtOnce() ? Optional.of(enter(task, true)) : Optional.empty();
  }

  /** As {@link #trySpawn(Callable)}, for a task without a value. */
  public Optional<Greenlet<@Nullable Void>> trySpawn(GreenletTask task) {
    return takenAtOnce() ? Optional.of(enter(task, true)) : Optional.empty();
  }

  /** As {@link #trySpawn(Callable)}, and waits so long for room. */
  public <T extends @Nullable Object> Optional<Greenlet<T>> trySpawn(
      Callable<T> task, Duration limit) throws InterruptedException {
    return takenWithin(limit) ? Optional.of(enter(task, true)) : Optional.empty();
  }

  /** As {@link #trySpawn(Callable, Duration)}, for a task without a value. */
  public Optional<Greenlet<@Nullable Void>> trySpawn(GreenletTask task, Duration limit)
      throws InterruptedException {
    return takenWithin(limit) ? Optional.of(enter(task, true)) : Optional.empty();
  }

  private boolean takenAtOnce() {
    if (places.tryTake()) {
      return true;
    }
    members().sweep();
    return places.tryTake();
  }

  private boolean takenWithin(Duration limit) throws InterruptedException {
    long nanos = Nanos.of(limit, "the limit of trySpawn");
    return takenAtOnce() || places.take(nanos);
  }

  /**
   * As {@link #add}, if there is room at this moment.
   *
   * @return false when the pool is full
   */
  public boolean tryAdd(Greenlet<?> greenlet) {
    if (greenlet.ended() || contains(greenlet)) {
      return true;
    }
    if (!takenAtOnce()) {
      return false;
    }
    enter(greenlet);
    return true;
  }

  /** Whether one who spawned now would have to wait. */
  public boolean full() {
    return freeCount() == 0;
  }

  /** How many places are free, and not promised to somebody who waits. */
  public int freeCount() {
    members().sweep();
    return places.free();
  }

  /**
   * Waits until a place is free, and does not take it: another may be faster.
   *
   * @throws IllegalStateException when the pool is closed
   */
  public void waitAvailable() throws InterruptedException {
    places.awaitFree(FOR_EVER);
  }

  /**
   * As {@link #waitAvailable()}, for a limited time.
   *
   * @return whether a place is free
   */
  public boolean waitAvailable(Duration limit) throws InterruptedException {
    long nanos = Nanos.of(limit, "the limit of waitAvailable");
    members().sweep();
    return places.awaitFree(nanos);
  }

  /**
   * As {@link Group#apply}, but a caller that is a member of this very pool runs the task itself:
   * it has a place, and would wait for its own end if the pool is full. An {@link Error} is not
   * wrapped then, and neither is an {@link InterruptedException}.
   */
  @Override
  public <T extends @Nullable Object> T apply(Callable<T> task)
      throws InterruptedException, ExecutionException {
    Greenlet<?> self = Greenlet.currentOrNull();
    if (self == null || !contains(self)) {
      return super.apply(task);
    }
    try {
      return task.call();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new ExecutionException(e);
    }
  }
}
