package io.junicorn.loadtests.rolling;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of every request. Safe for use by several threads. */
final class Tally {
  private static final int MOST_TOLD = 30;

  private final Map<Work, Map<Outcome, LongAdder>> counts = new EnumMap<>(Work.class);
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private final Queue<Duration> hellos = new ConcurrentLinkedQueue<>();

  Tally() {
    for (Work work : Work.values()) {
      Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
      for (Outcome outcome : Outcome.values()) {
        outcomes.put(outcome, new LongAdder());
      }
      counts.put(work, outcomes);
    }
  }

  void right(Work work, Duration took) {
    adder(work, Outcome.RIGHT).increment();
    if (work == Work.HELLO) {
      hellos.add(took);
    }
  }

  void lost(Work work, LostAnswer lost, Duration after) {
    adder(work, lost.outcome()).increment();
    if (problems.size() < MOST_TOLD) {
      problems.add(
          "%.3f s: %s: %s, %s"
              .formatted(after.toNanos() / 1e9, work.title(), lost.outcome(), lost.getMessage()));
    }
  }

  private LongAdder adder(Work work, Outcome outcome) {
    return Objects.requireNonNull(Objects.requireNonNull(counts.get(work)).get(outcome));
  }

  /** How many requests of that kind ended so. */
  long count(Work work, Outcome outcome) {
    return adder(work, outcome).sum();
  }

  /** How many requests ended so. */
  long count(Outcome outcome) {
    long sum = 0;
    for (Work work : Work.values()) {
      sum += count(work, outcome);
    }
    return sum;
  }

  /** The first failures: when, what, how. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** How long the fast requests took, in order. */
  List<Duration> hellos() {
    return hellos.stream().sorted().toList();
  }
}
