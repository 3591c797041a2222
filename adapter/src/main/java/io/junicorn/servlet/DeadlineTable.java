package io.junicorn.servlet;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@link Deadlines} of each context. Immutable. */
final class DeadlineTable {
  static final DeadlineTable NONE = new DeadlineTable(Deadlines.NONE, Map.of());

  private static final long SHORTEST_TICK_MILLIS = 10;
  private static final long LONGEST_TICK_MILLIS = 250;
  private static final int TICKS = 20;

  private final Deadlines others;
  private final Map<String, Deadlines> byContext;
  private final long tickMillis;

  DeadlineTable(Deadlines others, Map<String, Deadlines> byContext) {
    this.others = others;
    this.byContext = Map.copyOf(byContext);
    this.tickMillis = tick();
  }

  /** Those of one context. */
  Deadlines of(String context) {
    return byContext.getOrDefault(context, others);
  }

  /** Whether all contexts have the same. */
  boolean isUniform() {
    return byContext.isEmpty();
  }

  Deadlines others() {
    return others;
  }

  /** How often somebody must look, in milliseconds; 0 when there is nothing to look for. */
  long tickMillis() {
    return tickMillis;
  }

  private long tick() {
    Optional<Duration> shortest =
        Stream.concat(Stream.of(others), byContext.values().stream())
            .map(Deadlines::shortest)
            .flatMap(Optional::stream)
            .min(Duration::compareTo);
    return shortest
        .map(
            limit ->
                Math.clamp(limit.toMillis() / TICKS, SHORTEST_TICK_MILLIS, LONGEST_TICK_MILLIS))
        .orElse(0L);
  }
}
