package io.junicorn.admission;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue of those who wait for a permit, first come first served.
 *
 * <p>All wait equally long at most, so the oldest expires first: one timer task for the head is
 * enough. The lock is held for a few instructions; waiters are called outside it.
 */
final class WaitQueue {
  record Entry(Waiter waiter, long sinceNanos) {}

  private final int capacity;
  private final long timeoutNanos;
  private final ScheduledExecutorService timer;
  private final Consumer<Waiter> onExpired;
  private final Object lock = new Object();
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private boolean timerSet;
  private volatile boolean closed;

  /** Equals {@code entries.size()}; readable without the lock. */
  private volatile int size;

  WaitQueue(
      int capacity, Duration timeout, ScheduledExecutorService timer, Consumer<Waiter> onExpired) {
    this.capacity = capacity;
    this.timeoutNanos = timeout.toNanos();
    this.timer = timer;
    this.onExpired = onExpired;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean isClosed() {
    return closed;
  }

  int size() {
    return size;
  }

  /** Appends a waiter, or answers false when the queue is full or closed. */
  boolean offer(Waiter waiter) {
    synchronized (lock) {
      if (closed || entries.size() >= capacity) {
        return false;
      }
      Entry entry = new Entry(waiter, System.nanoTime());
      if (!timerSet) {
        // It may fail, as when no thread can be started: then nobody waits, and the next one asks.
        var _ = timer.schedule(this::expire, timeoutNanos, TimeUnit.NANOSECONDS);
        timerSet = true;
      }
      entries.addLast(entry);
      size = entries.size();
      return true;
    }
  }

  @Nullable Entry poll() {
    synchronized (lock) {
      Entry head = entries.pollFirst();
      size = entries.size();
      return head;
    }
  }

  /** Takes in nobody any more and returns those who waited. */
  List<Waiter> close() {
    synchronized (lock) {
      closed = true;
      List<Waiter> rest = entries.stream().map(Entry::waiter).toList();
      entries.clear();
      size = 0;
      return rest;
    }
  }

  private void expire() {
    List<Waiter> expired = new ArrayList<>();
    synchronized (lock) {
      long now = System.nanoTime();
      Entry head = entries.peekFirst();
      while (head != null && now - head.sinceNanos() >= timeoutNanos) {
        expired.add(entries.removeFirst().waiter());
        head = entries.peekFirst();
      }
      size = entries.size();
      timerSet = head != null;
      if (head != null) {
        long left = timeoutNanos - (now - head.sinceNanos());
        var _ = timer.schedule(this::expire, left, TimeUnit.NANOSECONDS);
      }
    }
    expired.forEach(onExpired);
  }

  @Override
  public String toString() {
    return size + "/" + capacity;
  }
}
