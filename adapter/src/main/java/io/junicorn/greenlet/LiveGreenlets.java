package io.junicorn.greenlet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The registry of live greenlets: linked through the records themselves, in segments, so that
 * adding and removing cost two pointer writes under an uncontended lock and no allocation.
 */
final class LiveGreenlets {
  private static final int SEGMENTS = 16;

  private static final class Segment {
    @Nullable Greenlet<?> first;
    private long started;
  }

  private final Segment[] segments = new Segment[SEGMENTS];
  private final AtomicInteger active = new AtomicInteger();
  private final AtomicInteger highWater = new AtomicInteger();
  private final LongAdder finished = new LongAdder();
  private final LongAdder failed = new LongAdder();

  LiveGreenlets() {
    for (int i = 0; i < SEGMENTS; i++) {
      segments[i] = new Segment();
    }
  }

  void add(Greenlet<?> greenlet) {
    Segment segment = segmentOf(greenlet);
    synchronized (segment) {
      Greenlet<?> first = segment.first;
      greenlet.next = first;
      if (first != null) {
        first.previous = greenlet;
      }
      segment.first = greenlet;
      segment.started++;
    }
    int now = active.incrementAndGet();
    for (int peak = highWater.get(); now > peak; peak = highWater.get()) {
      if (highWater.compareAndSet(peak, now)) {
        break;
      }
    }
  }

  void ended(Greenlet<?> greenlet, boolean byThrowing) {
    Segment segment = segmentOf(greenlet);
    synchronized (segment) {
      Greenlet<?> previous = greenlet.previous;
      Greenlet<?> next = greenlet.next;
      if (previous == null) {
        segment.first = next;
      } else {
        previous.next = next;
      }
      if (next != null) {
        next.previous = previous;
      }
      greenlet.previous = null;
      greenlet.next = null;
    }
    active.decrementAndGet();
    (byThrowing ? failed : finished).increment();
  }

  GreenletCounts counts() {
    long started = 0;
    for (Segment segment : segments) {
      synchronized (segment) {
        started += segment.started;
      }
    }
    return new GreenletCounts(started, active.get(), finished.sum(), failed.sum(), highWater.get());
  }

  /** Adds all to a list, in no order. */
  void copyTo(List<? super Greenlet<?>> all) {
    for (Segment segment : segments) {
      synchronized (segment) {
        for (Greenlet<?> g = segment.first; g != null; g = g.next) {
          all.add(g);
        }
      }
    }
  }

  List<Greenlet<?>> snapshot() {
    List<Greenlet<?>> all = new ArrayList<>(active.get());
    copyTo(all);
    all.sort(Comparator.comparingLong(Greenlet::id));
    return all;
  }

  private Segment segmentOf(Greenlet<?> greenlet) {
    return segments[(int) (greenlet.id() & (SEGMENTS - 1))];
  }
}
