package io.junicorn.greenlet;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A flag that threads wait for: gevent's {@code Event}.
 *
 * <p>Unlike a latch it can be cleared and set again. Safe for use by any thread; what a thread did
 * before {@link #set()} is visible to those it lets go on.
 *
 * {@snippet file="io/junicorn/snippets/GreenletSnippetsTest.java" region="event"}
 */
public final class Event {
  private final ReentrantLock lock = new ReentrantLock();
  private final Moment becameSet = new Moment(lock);

  /** Written under the lock. */
  private volatile boolean set;

  /** Starts out not set. */
  public Event() {}

  /** Lets go all who wait, in no particular order, and all who come until {@link #clear()}. */
  public void set() {
    lock.lock();
    try {
      if (!set) {
        set = true;
        becameSet.happens();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Makes those who come from now on wait; whoever was let go stays so. */
  public void clear() {
    lock.lock();
    try {
      set = false;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it is set at this moment. */
  public boolean isSet() {
    return set;
  }

  /**
   * Waits until it is set; it may have been cleared again when this returns.
   *
   * @throws InterruptedException if the thread is interrupted before or while it waits
   */
  public void await() throws InterruptedException {
    var _ = await(Nanos.NO_LIMIT);
  }

  /**
   * Waits until it is set, and no longer than the timeout; zero asks and does not wait.
   *
   * @return whether it was set when the wait began or at any time during the wait, even if it was
   *     cleared at once
   * @throws IllegalArgumentException if the timeout is negative
   * @throws InterruptedException if the thread is interrupted before or while it waits
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return await(Nanos.of(timeout, "the timeout"));
  }

  private boolean await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      return set || becameSet.await(nanos);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return set ? "Event set" : "Event not set";
  }
}
