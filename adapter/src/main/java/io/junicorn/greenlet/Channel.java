package io.junicorn.greenlet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands items from threads that put to threads that take, in the order they were put: gevent's
 * {@code Channel}, {@code Queue} and {@code JoinableQueue}.
 *
 * <p>An item is taken once, or returned by {@link #shutdownNow()}, or its put did not succeed (it
 * threw, or answered false): one of these, never two. Those who wait are served first come first
 * served, at both ends. Safe for use by any thread; what a thread did before it put an item is
 * visible to the thread that takes it.
 *
 * {@snippet file="io/junicorn/snippets/GreenletSnippetsTest.java" region="channel"}
 */
public final class Channel<T> implements Iterable<T> {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();

  /** Empty while takers wait; full, as far as the capacity goes, while putters wait. */
  private final ArrayDeque<T> items = new ArrayDeque<>();

  private final Line<T> putters = new Line<>(lock);
  private final Line<T> takers = new Line<>(lock);
  private final Moment allDone = new Moment(lock);
  private long unfinished;
  private boolean shutDown;

  private Channel(int capacity) {
    this.capacity = capacity;
  }

  /** One that holds nothing: a put returns when its item has been taken. gevent's Channel. */
  public static <T> Channel<T> rendezvous() {
    return new Channel<>(0);
  }

  /**
   * One that holds some items: a put into a full one waits. gevent's Queue with a maxsize.
   *
   * @throws IllegalArgumentException if the capacity is less than 1
   */
  public static <T> Channel<T> bounded(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a capacity must be 1 or more: " + capacity);
    }
    return new Channel<>(capacity);
  }

  /** One that holds as much as the heap does: a put never waits. gevent's Queue. */
  public static <T> Channel<T> unbounded() {
    return new Channel<>(Integer.MAX_VALUE);
  }

  /**
   * Puts an item, and waits for room; on a rendezvous, for a taker.
   *
   * @throws ChannelClosedException if the channel is shut down before or during the wait
   * @throws InterruptedException if the thread is interrupted before the item is in
   */
  public void put(T item) throws InterruptedException {
    var _ = put(item, Nanos.NO_LIMIT);
  }

  /**
   * As {@link #put(Object)}, but waits no longer than the timeout; zero does not wait.
   *
   * @return false when the timeout passed; the item is not in the channel then
   * @throws IllegalArgumentException if the timeout is negative
   */
  public boolean put(T item, Duration timeout) throws InterruptedException {
    return put(item, Nanos.of(timeout, "the timeout"));
  }

  private boolean put(T item, long nanos) throws InterruptedException {
    requireItem(item);
    lock.lockInterruptibly();
    try {
      if (putNow(item)) {
        return true;
      }
      Line.Turn<T> turn = putters.await(item, nanos);
      if (turn.refused()) {
        throw closed("put");
      }
      return turn.served();
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #put(Object)}, but answers false where that would wait. */
  public boolean tryPut(T item) {
    requireItem(item);
    lock.lock();
    try {
      return putNow(item);
    } finally {
      lock.unlock();
    }
  }

  private boolean putNow(T item) {
    if (shutDown) {
      throw closed("put");
    }
    Line.Turn<T> taker = takers.serveFirst();
    if (taker != null) {
      taker.give(item);
    } else if (items.size() < capacity) {
      items.addLast(item);
    } else {
      return false;
    }
    unfinished++;
    return true;
  }

  /**
   * Takes the oldest item, and waits for one.
   *
   * @throws ChannelClosedException if the channel is shut down and empty
   * @throws InterruptedException if the thread is interrupted before it has an item
   */
  public T take() throws InterruptedException {
    return take(Nanos.NO_LIMIT).orElseThrow();
  }

  /**
   * As {@link #take()}, but waits no longer than the timeout, and is empty when that passed; zero
   * does not wait.
   *
   * @throws IllegalArgumentException if the timeout is negative
   */
  public Optional<T> take(Duration timeout) throws InterruptedException {
    return take(Nanos.of(timeout, "the timeout"));
  }

  private Optional<T> take(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      T item = takeNow();
      if (item != null) {
        return Optional.of(item);
      }
      Line.Turn<T> turn = takers.await(null, nanos);
      if (turn.refused()) {
        throw closed("take");
      }
      return turn.served() ? Optional.of(turn.item()) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #take()}, but is empty where that would wait. */
  public Optional<T> tryTake() {
    lock.lock();
    try {
      return Optional.ofNullable(takeNow());
    } finally {
      lock.unlock();
    }
  }

  /** The oldest item; the first putter in line gets its item in at the end, or here if it is it. */
  private @Nullable T takeNow() {
    T oldest = items.pollFirst();
    Line.Turn<T> putter = putters.serveFirst();
    if (putter != null) {
      unfinished++;
      if (oldest == null) {
        return putter.item();
      }
      items.addLast(putter.item());
    }
    if (oldest == null && shutDown) {
      throw closed("take");
    }
    return oldest;
  }

  /**
   * How many items wait to be taken: on a rendezvous, those of the putters that wait; otherwise
   * without those, which are not in yet.
   */
  public int size() {
    lock.lock();
    try {
      return capacity == 0 ? putters.length() : items.size();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends the putting: each put fails from now on, and so do those that wait, for room or for a
   * taker; their items stay with them. What is inside can still be taken, then each take fails.
   */
  public void shutdown() {
    lock.lock();
    try {
      close();
    } finally {
      lock.unlock();
    }
  }

  /**
   * As {@link #shutdown()}, and takes all that is inside; each of these items counts as done.
   *
   * @return what nobody had taken, oldest first, without the items of putters that waited: their
   *     puts fail, so they still have them; the list is the caller's
   */
  public List<T> shutdownNow() {
    lock.lock();
    try {
      close();
      List<T> left = new ArrayList<>(items);
      items.clear();
      done(Math.min(left.size(), unfinished));
      return left;
    } finally {
      lock.unlock();
    }
  }

  private void close() {
    shutDown = true;
    putters.refuseAll();
    takers.refuseAll();
  }

  /** Whether {@link #shutdown()} or {@link #shutdownNow()} was called. */
  public boolean isShutdown() {
    lock.lock();
    try {
      return shutDown;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Says that the work on one item that was taken is done: {@code task_done} of gevent's
   * JoinableQueue. Who never calls {@link #awaitDone()} need not call this.
   *
   * @throws IllegalStateException if called more often than items came in
   */
  public void taskDone() {
    lock.lock();
    try {
      if (unfinished == 0) {
        throw new IllegalStateException("taskDone called more often than items were put");
      }
      done(1);
    } finally {
      lock.unlock();
    }
  }

  private void done(long tasks) {
    unfinished -= tasks;
    if (tasks > 0 && unfinished == 0) {
      allDone.happens();
    }
  }

  /**
   * Waits until {@link #taskDone()} was called for each item that came in: {@code join} of gevent's
   * JoinableQueue. It does not matter if another item comes in right afterwards. An item whose
   * putter still waits has not come in.
   *
   * @throws InterruptedException if the thread is interrupted before or while it waits
   */
  public void awaitDone() throws InterruptedException {
    var _ = awaitDone(Nanos.NO_LIMIT);
  }

  /**
   * As {@link #awaitDone()}, but waits no longer than the timeout; zero asks and does not wait.
   *
   * @return false when the timeout passed
   * @throws IllegalArgumentException if the timeout is negative
   */
  public boolean awaitDone(Duration timeout) throws InterruptedException {
    return awaitDone(Nanos.of(timeout, "the timeout"));
  }

  private boolean awaitDone(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      return unfinished == 0 || allDone.await(nanos);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the items one by one; ends when the channel is shut down and empty.
   *
   * <p>{@code hasNext} waits for an item and takes it. An interrupt meanwhile sets the thread's
   * flag again and throws a {@link java.util.concurrent.CancellationException} whose cause is the
   * {@link InterruptedException}. Each call gives an iterator of its own, for one thread.
   */
  @Override
  public Iterator<T> iterator() {
    return new ChannelIterator<>(this);
  }

  /** What is inside and who waits, such as {@code Channel 3 items, 0 putters, 1 takers}. */
  @Override
  public String toString() {
    lock.lock();
    try {
      return "Channel %d items, %d putters, %d takers%s"
          .formatted(
              items.size(), putters.length(), takers.length(), shutDown ? ", shut down" : "");
    } finally {
      lock.unlock();
    }
  }

  private ChannelClosedException closed(String refused) {
    return new ChannelClosedException(refused, items.size());
  }

  private static void requireItem(Object item) {
    Objects.requireNonNull(item, "a channel carries no null");
  }
}
