package io.junicorn.container.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries to a file or a standard stream, from one platform thread and a bounded queue.
 *
 * <p>{@link #offer} never blocks and may be called by any thread, greenlets and selectors included:
 * when the queue is full because a disk stalls or nobody reads a pipe, the entry is dropped and
 * counted. So is one whose write fails.
 */
public final class LineWriter {
  private final String name;
  private final Target target;
  private final int capacityBytes;
  private final long lingerNanos;
  private final Losses losses;
  private final Thread thread;

  private final Queue<byte[]> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queuedBytes = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();

  /** Dropped since the last burst was told. */
  private final AtomicLong burst = new AtomicLong();

  /** The thread waits, or is about to, and wants to be woken. */
  private final AtomicBoolean asleep = new AtomicBoolean();

  private final AtomicBoolean reopen = new AtomicBoolean();
  private final AtomicBoolean flush = new AtomicBoolean();
  private final CountDownLatch opened = new CountDownLatch(1);
  private volatile boolean idle;
  private volatile @Nullable IOException openFailure;

  /** Of the thread that writes. */
  private final Batch batch = new Batch();

  private @Nullable FileChannel channel;
  private boolean failing;

  /**
   * A writer whose thread has started.
   *
   * @param linger how long it gathers entries before it writes, unless they fill a batch
   */
  LineWriter(String name, Target target, int capacityBytes, Duration linger, Losses losses) {
    this.name = name;
    this.target = target;
    this.capacityBytes = capacityBytes;
    this.lingerNanos = linger.toNanos();
    this.losses = losses;
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("junicorn-" + name.replace(' ', '-'))
            .unstarted(this::run);
    thread.start();
  }

  /** What is written, such as {@code access-log} or {@code standard output}. */
  public String name() {
    return name;
  }

  /** Where it is written to. */
  String target() {
    return target.toString();
  }

  /** Hands over an entry, which is not to be changed any more; false when it was dropped. */
  public boolean offer(byte[] entry) {
    if (queuedBytes.addAndGet(entry.length) > capacityBytes) {
      queuedBytes.addAndGet(-entry.length);
      lose(1, "the queue is full: " + target + " does not take more");
      return false;
    }
    queue.add(entry);
    wake();
    return true;
  }

  /** Entries that were dropped, since the start. */
  public long dropped() {
    return dropped.get();
  }

  /** Opens a file anew by its name, soon: it was renamed. Standard streams stay what they are. */
  public void reopen() {
    if (target.rotates()) {
      reopen.set(true);
      wake();
    }
  }

  /**
   * Waits until the target is open; it may take for ever, as a pipe does that nobody reads.
   *
   * @return false when it takes longer
   * @throws IOException when it cannot be opened
   */
  boolean awaitOpen(Duration limit) throws IOException, InterruptedException {
    boolean inTime = opened.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    IOException failure = openFailure;
    if (failure != null) {
      throw failure;
    }
    return inTime;
  }

  /** Waits until all entries are written or the time is over; false when it is. */
  boolean flush(Duration limit) {
    long begun = System.nanoTime();
    flush.set(true);
    try {
      // In this order: idle after empty means that what was taken is written.
      while (!queue.isEmpty() || !idle) {
        if (System.nanoTime() - begun > limit.toNanos() || !thread.isAlive()) {
          return false;
        }
        LockSupport.unpark(thread);
        Thread.sleep(1);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      flush.set(false);
    }
  }

  private void wake() {
    if (asleep.get() && asleep.compareAndSet(true, false)) {
      LockSupport.unpark(thread);
    }
  }

  private void lose(int count, String why) {
    dropped.addAndGet(count);
    if (burst.getAndAdd(count) == 0) {
      losses.began(this, why);
    }
  }

  private void run() {
    try {
      channel = target.open();
    } catch (IOException e) {
      openFailure = e;
      return;
    } catch (RuntimeException e) {
      openFailure = unexpected(e);
      return;
    } finally {
      opened.countDown();
    }
    while (true) {
      if (reopen.getAndSet(false)) {
        openAnew();
      }
      if (batch.take(queue) > 0) {
        queuedBytes.addAndGet(-batch.bytes());
        write();
        if (!batch.isFull()) {
          linger();
        }
        continue;
      }
      tellLost();
      if (queue.isEmpty()) {
        await();
      }
    }
  }

  private void await() {
    idle = true;
    asleep.set(true);
    while (asleep.get() && queue.isEmpty() && !reopen.get()) {
      LockSupport.park(this);
    }
    asleep.set(false);
    idle = false;
    linger();
  }

  // After a write, too: while entries keep coming nobody has to wake this thread for them.
  private void linger() {
    if (lingerNanos > 0 && !flush.get()) {
      LockSupport.parkNanos(this, lingerNanos);
    }
  }

  // Nothing may end this thread: whoever logs would not notice.
  private void write() {
    try {
      FileChannel open = channel;
      if (open == null) {
        open = target.open();
        channel = open;
      }
      batch.writeTo(open);
      failing = false;
    } catch (IOException | RuntimeException e) {
      failing = true;
      lose(batch.unwritten(), target + " cannot be written: " + e);
      forgetIfClosed();
    }
  }

  private void forgetIfClosed() {
    FileChannel broken = channel;
    if (broken != null && !broken.isOpen()) {
      channel = null;
    }
  }

  private static IOException unexpected(RuntimeException e) {
    return new IOException("it cannot be opened: " + e, e);
  }

  // A burst is over when the queue is empty and the last write went well.
  private void tellLost() {
    if (!failing) {
      long lost = burst.getAndSet(0);
      if (lost > 0) {
        losses.ended(this, lost);
      }
    }
  }

  // Opened first: whatever is wrong with the new file, lines go on to the old one.
  private void openAnew() {
    try {
      FileChannel fresh = target.open();
      release();
      channel = fresh;
    } catch (IOException e) {
      losses.notReopened(this, e);
    } catch (RuntimeException e) {
      losses.notReopened(this, unexpected(e));
    }
  }

  private void release() {
    FileChannel old = channel;
    channel = null;
    if (old != null && target.rotates()) {
      try {
        old.close();
      } catch (IOException e) {
        // All that was written is out: there is no buffer of ours in between.
        losses.notClosed(this, e);
      }
    }
  }
}
