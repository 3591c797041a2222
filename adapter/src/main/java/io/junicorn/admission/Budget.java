package io.junicorn.admission;

import java.util.concurrent.atomic.AtomicInteger;

/** A counter that never passes its limit. Lock-free; safe for use by any thread. */
public final class Budget {
  private final AtomicInteger used = new AtomicInteger();

  private volatile int limit;

  /** A budget of which nothing is used. */
  public Budget(int limit) {
    this.limit = limit;
  }

  /** Takes one unit, or answers false when none is left. */
  public boolean tryAcquire() {
    for (int now = used.get(); now < limit; now = used.get()) {
      if (used.compareAndSet(now, now + 1)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Gives one unit back.
   *
   * @throws IllegalStateException if none is out: somebody gave the same one back twice
   */
  public void release() {
    int left = used.decrementAndGet();
    if (left < 0) {
      used.incrementAndGet();
      throw new IllegalStateException("released more than was acquired, limit " + limit);
    }
  }

  /** Units out now. */
  public int used() {
    return used.get();
  }

  /** Changes how many there are; a lower limit takes nothing back of what is out. */
  void setLimit(int units) {
    limit = units;
  }

  /** Units there are. */
  public int limit() {
    return limit;
  }

  @Override
  public String toString() {
    return used() + "/" + limit;
  }
}
