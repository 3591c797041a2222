package io.junicorn.greenlet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that ends once, with a value or a failure, and those who wait for it.
 *
 * <p>Every method may be called from any thread. Links run on the thread that ends it, in the order
 * in which they were added, after those who wait have been woken; one that is added after the end
 * runs at once, on the thread that adds it. What a link throws goes to that thread's uncaught
 * exception handler, and the other links run nevertheless.
 *
 * @param <T> type of the value
 */
public abstract sealed class Waitable<T extends @Nullable Object> permits Greenlet, AsyncResult {
  private static final Link CLOSED = new Link.Closed();
  private static final VarHandle OUTCOME;
  private static final VarHandle LINKS;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      OUTCOME = lookup.findVarHandle(Waitable.class, "outcome", Outcome.class);
      LINKS = lookup.findVarHandle(Waitable.class, "links", Link.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile @Nullable Outcome<T> outcome;

  /** A stack, newest first, {@link #CLOSED} at the end of it all. */
  private volatile @Nullable Link links;

  Waitable() {}

  /** What it is called in messages. */
  abstract String title();

  /** Called before a thread waits for it without a limit; may refuse. */
  abstract void awaitedBy(@Nullable Greenlet<?> waiting);

  /** Called when that wait is over, or was refused. */
  abstract void leftBy(@Nullable Greenlet<?> waiting);

  /** Whether it has ended, in whatever way. */
  public final boolean ended() {
    return outcome != null;
  }

  /** Whether it has ended with a value, or was killed: gevent counts an exit as a success. */
  public final boolean successful() {
    Outcome<T> now = outcome;
    return now instanceof Outcome.Value<T> || now instanceof Outcome.Killed<T>;
  }

  /** Why it failed; empty while it has not ended, when it has a value, and when it was killed. */
  public final Optional<Throwable> failure() {
    return outcome instanceof Outcome.Failed<T>(Throwable cause)
        ? Optional.of(cause)
        : Optional.empty();
  }

  /** The exit of one that was killed; empty otherwise. */
  public final Optional<GreenletExit> exit() {
    return outcome instanceof Outcome.Killed<T>(GreenletExit exit)
        ? Optional.of(exit)
        : Optional.empty();
  }

  final @Nullable Outcome<T> outcome() {
    return outcome;
  }

  /** Waits for the end. It never throws what the other one threw. */
  public final void join() throws InterruptedException {
    await(false);
  }

  /**
   * Waits for the end, for a limited time.
   *
   * @return whether it has ended
   * @throws IllegalArgumentException for a negative limit
   */
  public final boolean join(Duration limit) throws InterruptedException {
    return await(Nanos.of(limit, "the limit of join"), false);
  }

  /**
   * Waits for the value.
   *
   * @throws ExecutionException when it failed; the cause is what it threw
   * @throws CancellationException when it was killed; the cause is the {@link GreenletExit}
   * @throws IllegalStateException when a greenlet waits for itself, or for one that waits for it
   */
  public final T get() throws InterruptedException, ExecutionException {
    await(true);
    return result();
  }

  /**
   * Waits for the value, for a limited time.
   *
   * @throws TimeoutException when it has not ended by then; it goes on
   */
  public final T get(Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!await(Nanos.of(limit, "the limit of get"), true)) {
      throw new TimeoutException(title() + " has not ended within " + limit);
    }
    return result();
  }

  @SuppressWarnings("NullAway") // Only called after the end.
  private T result() throws ExecutionException {
    return switch (outcome) {
      case Outcome.Value<T>(T value) -> value;
      case Outcome.Failed<T>(Throwable cause) -> throw new ExecutionException(cause);
      case Outcome.Killed<T>(GreenletExit exit) -> {
        CancellationException killed = new CancellationException(exit.getMessage());
        killed.initCause(exit);
        throw killed;
      }
    };
  }

  /** Runs something with the value, once there is one; nothing for a failure or a kill. */
  public final void onValue(Consumer<? super T> action) {
    Objects.requireNonNull(action, "the action is null");
    callback(
        () -> {
          if (outcome instanceof Outcome.Value<T>(T value)) {
            action.accept(value);
          }
        },
        false);
  }

  /** Runs something with the failure, once there is one. It is not reported elsewhere then. */
  public final void onFailure(Consumer<? super Throwable> action) {
    Objects.requireNonNull(action, "the action is null");
    callback(() -> failure().ifPresent(action), true);
  }

  /** Adds a callback of a user; those run after all others. */
  final void callback(Runnable action, boolean seesFailure) {
    add(new Link.Callback(action, seesFailure, true));
  }

  /** Adds a link of this package, which does not block; returns what {@link #unlink} takes. */
  final Link link(Runnable action, boolean seesFailure) {
    return add(new Link.Callback(action, seesFailure, false));
  }

  private Link add(Link callback) {
    if (!push(callback)) {
      callback.fire();
    }
    return callback;
  }

  private boolean push(Link link) {
    while (true) {
      Link head = links;
      if (head == CLOSED) {
        return false;
      }
      link.next = head;
      if (LINKS.compareAndSet(this, head, link)) {
        return true;
      }
    }
  }

  /**
   * Takes a link off, so that one who polls leaves nothing behind. Without a lock: two that unlink
   * neighbours at once may leave one of them on the stack, where it is passed over.
   */
  final void unlink(Link link) {
    link.drop();
    Link head = links;
    while (head != null && head.dropped() && LINKS.compareAndSet(this, head, head.next)) {
      head = links;
    }
    for (Link kept = head; kept != null; kept = kept.next) {
      for (Link below = kept.next; below != null && below.dropped(); below = below.next) {
        kept.next = below.next;
      }
    }
  }

  /** How many wait for it or are linked. */
  final int linkCount() {
    int count = 0;
    for (Link link = links; link != null && link != CLOSED; link = link.next) {
      count++;
    }
    return count;
  }

  private void await(boolean forValue) throws InterruptedException {
    if (outcome != null) {
      return;
    }
    Greenlet<?> self = Greenlet.currentOrNull();
    try {
      awaitedBy(self);
      park(Nanos.NO_LIMIT, forValue);
    } finally {
      leftBy(self);
    }
  }

  private boolean await(long nanos, boolean forValue) throws InterruptedException {
    if (outcome != null) {
      return true;
    }
    if (Greenlet.currentOrNull() == this) {
      throw new IllegalStateException(title() + " cannot wait for itself");
    }
    return park(nanos, forValue);
  }

  private boolean park(long nanos, boolean forValue) throws InterruptedException {
    Link joiner = new Link.Joiner(Thread.currentThread(), forValue);
    if (!push(joiner)) {
      return true;
    }
    boolean limited = nanos != Nanos.NO_LIMIT;
    long deadline = limited ? System.nanoTime() + nanos : 0;
    while (outcome == null) {
      if (Thread.interrupted()) {
        unlink(joiner);
        throw new InterruptedException("interrupted while waiting for " + title());
      }
      if (!limited) {
        LockSupport.park(this);
        continue;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        unlink(joiner);
        return false;
      }
      LockSupport.parkNanos(this, left);
    }
    return true;
  }

  /**
   * Ends it: wakes those who wait, runs the callbacks.
   *
   * @return false when it had ended before
   */
  final boolean end(Outcome<T> ending) {
    if (!OUTCOME.compareAndSet(this, null, ending)) {
      return false;
    }
    told(ending, fireAll((Link) LINKS.getAndSet(this, CLOSED)));
    return true;
  }

  // The stack is read and never turned around in place: others may be unlinking on it.
  private static boolean fireAll(@Nullable Link newest) {
    if (newest == null) {
      return false;
    }
    boolean seen = false;
    List<Link> all = new ArrayList<>(2);
    for (Link link = newest; link != null; link = link.next) {
      if (!link.dropped()) {
        all.add(link);
        seen |= link.seesFailure();
      }
    }
    // Nobody who waits has to wait for a callback of somebody else.
    for (Link link : all.reversed()) {
      if (!link.takesTime()) {
        link.fire();
      }
    }
    for (Link link : all.reversed()) {
      if (link.takesTime()) {
        link.fire();
      }
    }
    return seen;
  }

  /** All links have been told; {@code seen} says whether one of them looks at a failure. */
  abstract void told(Outcome<T> ending, boolean seen);
}
