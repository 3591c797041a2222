package io.junicorn.loadtests.simulation;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * A number of places, and a queue in front of them: first come first served, so many may wait, so
 * long. The server's admission is one ({@code worker-connections}, {@code queue-size}, {@code
 * queue-timeout}), the pool of a data source another, the database behind it a third.
 *
 * <p>It is the rule of the adapter's Limiter and WaitQueue without their threads: all wait equally
 * long at most, so whoever gives up is the head of the queue. Used by one thread.
 */
final class Station {
  /** Why somebody gets no place. */
  enum Refusal {
    /** As many wait as may. */
    FULL,
    /** Waited as long as one may. */
    TIMEOUT
  }

  private record Waiting(double since, DoubleConsumer admitted) {}

  private final Timeline timeline;
  private final Limits limits;
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private int taken;

  Station(Timeline timeline, Limits limits) {
    this.timeline = timeline;
    this.limits = limits;
  }

  /**
   * Asks for a place.
   *
   * @param admitted is told how long it took, now or later; gives the place back by {@link
   *     #release}
   * @param refused is told instead
   */
  void ask(DoubleConsumer admitted, Consumer<Refusal> refused) {
    if (queue.isEmpty() && taken < limits.places()) {
      taken++;
      admitted.accept(0);
    } else if (queue.size() >= limits.queueSize()) {
      refused.accept(Refusal.FULL);
    } else {
      Waiting waiting = new Waiting(timeline.now(), admitted);
      queue.addLast(waiting);
      if (Double.isFinite(limits.queueTimeout())) {
        timeline.after(limits.queueTimeout(), () -> expire(waiting, refused));
      }
    }
  }

  // By identity: two that came at the same time are equal as records.
  @SuppressWarnings("ReferenceEquality")
  private void expire(Waiting waiting, Consumer<Refusal> refused) {
    if (queue.peekFirst() == waiting) {
      queue.removeFirst();
      refused.accept(Refusal.TIMEOUT);
    }
  }

  /** Gives a place back: the oldest of those who wait gets it. */
  void release() {
    if (taken == 0) {
      throw new IllegalStateException("no place is taken");
    }
    Waiting next = queue.pollFirst();
    if (next == null) {
      taken--;
    } else {
      next.admitted().accept(timeline.now() - next.since());
    }
  }

  /** Places taken now. */
  int taken() {
    return taken;
  }

  /** Who waits now. */
  int queued() {
    return queue.size();
  }
}
