package io.junicorn.loadtests.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Simulated time in seconds: what is to happen, in order. Used by one thread. */
final class Timeline {
  private record Event(double at, long number, Runnable action) {}

  // What is due at the same time happens in the order in which it was asked for.
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::at).thenComparingLong(Event::number));

  private double now;
  private long number;

  /** Seconds since the beginning. */
  double now() {
    return now;
  }

  /** Has something happen that many seconds from now. */
  void after(double seconds, Runnable action) {
    at(now + seconds, action);
  }

  /** Has something happen at that time. */
  void at(double when, Runnable action) {
    if (!(when >= now)) {
      throw new IllegalArgumentException(when + " s is over, it is " + now + " s now");
    }
    events.add(new Event(when, number++, action));
  }

  /** Has something happen again and again, until the time is up. */
  void every(double first, double period, Runnable action) {
    Range.moreThan(0, "period", period);
    at(
        first,
        () -> {
          action.run();
          every(first + period, period, action);
        });
  }

  /** Lets the time pass. */
  void runUntil(double end) {
    while (!events.isEmpty() && events.element().at() <= end) {
      Event next = events.remove();
      now = next.at();
      next.action().run();
    }
    now = end;
  }
}
