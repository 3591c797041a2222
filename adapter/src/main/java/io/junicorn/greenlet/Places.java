package io.junicorn.greenlet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The places of a {@link Pool}: a semaphore that can be closed, and asked whether one is free
 * without taking it.
 *
 * <p>Who waits for a place gets it in the order of asking: it is handed over, and nobody overtakes.
 * Safe for use by any thread.
 */
final class Places {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition someFree = lock.newCondition();
  private final Deque<Taker> takers = new ArrayDeque<>();
  private final int all;

  /** Not 0 only while nobody waits for a place. */
  private int free;

  private boolean closed;

  private static final class Taker {
    private final Condition told;
    private boolean given;

    Taker(Condition told) {
      this.told = told;
    }
  }

  Places(int all) {
    this.all = all;
    free = all;
  }

  /** How many there are, free or not. */
  int all() {
    return all;
  }

  int free() {
    lock.lock();
    try {
      return free;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a place if one is free. */
  boolean tryTake() {
    lock.lock();
    try {
      refuseClosed();
      return takeFree();
    } finally {
      lock.unlock();
    }
  }

  private boolean takeFree() {
    if (free == 0) {
      return false;
    }
    free--;
    return true;
  }

  /** Takes a place, and waits for one if need be. */
  boolean take(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      refuseClosed();
      return takeFree() || (nanos > 0 && takeNext(nanos));
    } finally {
      lock.unlock();
    }
  }

  private boolean takeNext(long nanos) throws InterruptedException {
    Taker taker = new Taker(lock.newCondition());
    takers.add(taker);
    boolean taken = false;
    try {
      for (long left = nanos; !taker.given && !closed && left > 0; ) {
        left = taker.told.awaitNanos(left);
      }
      refuseClosed();
      taken = taker.given;
      return taken;
    } finally {
      if (taker.given && !taken) {
        release();
      }
      takers.remove(taker);
    }
  }

  /** Gives a place back: to the one who has waited longest. */
  void release() {
    lock.lock();
    try {
      Taker next = takers.poll();
      if (next != null) {
        next.given = true;
        next.told.signal();
        return;
      }
      free++;
      someFree.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a place is free, and leaves it free. */
  boolean awaitFree(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      for (long left = nanos; free == 0 && !closed; ) {
        if (left <= 0) {
          return false;
        }
        left = someFree.awaitNanos(left);
      }
      refuseClosed();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** From now on none is given; those who wait are told so. */
  void close() {
    lock.lock();
    try {
      closed = true;
      takers.forEach(taker -> taker.told.signal());
      someFree.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void refuseClosed() {
    if (closed) {
      throw Members.closedException();
    }
  }
}
