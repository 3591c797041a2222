package io.junicorn.greenlet;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Something that happens now and then; whoever waits for it does not miss it, though it be over
 * when they wake.
 *
 * <p>Any thread may call, holding the lock that it was made with.
 */
final class Moment {
  private final Condition happened;
  private long times;

  Moment(ReentrantLock lock) {
    this.happened = lock.newCondition();
  }

  void happens() {
    times++;
    happened.signalAll();
  }

  /** Waits for the next time; false when the limit passes first. */
  boolean await(long limitNanos) throws InterruptedException {
    long before = times;
    long left = limitNanos;
    while (times == before && left > 0) {
      left = Nanos.await(happened, left);
    }
    return times != before;
  }
}
