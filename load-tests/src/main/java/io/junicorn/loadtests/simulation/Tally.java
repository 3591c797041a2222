package io.junicorn.loadtests.simulation;

import java.util.EnumMap;
import java.util.Map;

/** Counts what became of the requests of a period. Used by one thread. */
final class Tally implements Listener {
  private final double from;
  private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
  private final Samples times = new Samples();
  private final Samples queueWaits = new Samples();

  /**
   * Counts what happens from a time on.
   *
   * @param from seconds; what has begun before is not counted
   */
  Tally(double from) {
    this.from = from;
    for (Ending ending : Ending.values()) {
      endings.put(ending, 0);
    }
  }

  @Override
  public void admitted(double now, double waited) {
    if (now - waited >= from) {
      queueWaits.add(waited);
    }
  }

  @Override
  public void ended(double begun, double now, Ending ending) {
    if (begun >= from) {
      endings.merge(ending, 1, Integer::sum);
      if (ending == Ending.ANSWERED) {
        times.add(now - begun);
      }
    }
  }

  Counts counts() {
    return new Counts(
        endings, queueWaits.mean(), times.mean(), times.quantile(0.5), times.quantile(0.99));
  }
}
