package io.junicorn.greenlet;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait at one end of a channel, first come first served.
 *
 * <p>Any thread may call, holding the channel's lock. A turn that was served or refused stays so: a
 * timeout or an interrupt that comes later changes nothing, therefore no item is lost or doubled.
 */
final class Line<T> {
  private enum Outcome {
    NONE,
    SERVED,
    REFUSED
  }

  /** One thread's wait: a putter brings its item, a taker is given one. */
  static final class Turn<T> {
    private final Condition over;
    private @Nullable T item;
    private Outcome outcome = Outcome.NONE;

    private Turn(Condition over, @Nullable T item) {
      this.over = over;
      this.item = item;
    }

    T item() {
      return Objects.requireNonNull(item);
    }

    void give(T given) {
      item = given;
    }

    boolean served() {
      return outcome == Outcome.SERVED;
    }

    boolean refused() {
      return outcome == Outcome.REFUSED;
    }

    private void end(Outcome how) {
      outcome = how;
      over.signal();
    }

    private void await(long limitNanos) throws InterruptedException {
      long left = limitNanos;
      try {
        while (outcome == Outcome.NONE && left > 0) {
          left = Nanos.await(over, left);
        }
      } catch (InterruptedException e) {
        if (outcome == Outcome.NONE) {
          throw e;
        }
        Thread.currentThread().interrupt();
      }
    }
  }

  private final ReentrantLock lock;

  /** Linked for the order, hashed because a turn may leave from the middle. */
  private final LinkedHashSet<Turn<T>> turns = new LinkedHashSet<>();

  Line(ReentrantLock lock) {
    this.lock = lock;
  }

  int length() {
    return turns.size();
  }

  /** Waits until served, refused, or out of time: then the turn is neither, and out of the line. */
  Turn<T> await(@Nullable T item, long limitNanos) throws InterruptedException {
    Turn<T> turn = new Turn<>(lock.newCondition(), item);
    turns.addLast(turn);
    try {
      turn.await(limitNanos);
    } finally {
      turns.remove(turn);
    }
    return turn;
  }

  /** Ends the wait of the first in line; null when nobody waits. */
  @Nullable Turn<T> serveFirst() {
    if (turns.isEmpty()) {
      return null;
    }
    Turn<T> first = turns.removeFirst();
    first.end(Outcome.SERVED);
    return first;
  }

  void refuseAll() {
    turns.forEach(turn -> turn.end(Outcome.REFUSED));
    turns.clear();
  }
}
