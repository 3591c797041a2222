package io.junicorn.loadtests.autoscaler;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Shows a recording of one server to an autoscaler: when does it first want a second replica?
 *
 * <p>Prometheus and the autoscaler look at times that nobody chose, so every combination of full
 * seconds is tried, and the worst one counts.
 *
 * @param scrapeSeconds how often Prometheus reads the server
 * @param adapterSeconds how old a value is at least when the autoscaler gets it
 */
public record Replay(int scrapeSeconds, int adapterSeconds) {
  private static final int SYNC = (int) AutoscalerSettings.SYNC_SECONDS;
  private static final int MANY = 100;

  /** Checks both. */
  public Replay {
    if (scrapeSeconds < 1 || adapterSeconds < 0) {
      throw new IllegalArgumentException(
          "scrape: "
              + scrapeSeconds
              + " s must be 1 or more, adapter: "
              + adapterSeconds
              + " s must be 0 or more");
    }
  }

  /**
   * The earliest and the latest second of the first wish for more, over all combinations.
   *
   * @param metric what the autoscaler follows
   * @param target of that metric for each replica
   * @return no values at all if there is a combination in which it never comes
   */
  public IntSummaryStatistics firstWish(
      Recording recording, ToDoubleFunction<Recording.Sample> metric, double target) {
    List<OptionalInt> all =
        IntStream.range(0, scrapeSeconds)
            .boxed()
            .flatMap(
                scrape ->
                    IntStream.range(0, SYNC)
                        .mapToObj(sync -> firstWish(recording, metric, target, scrape, sync)))
            .toList();
    return all.stream().allMatch(OptionalInt::isPresent)
        ? all.stream().mapToInt(OptionalInt::getAsInt).summaryStatistics()
        : new IntSummaryStatistics();
  }

  private OptionalInt firstWish(
      Recording recording,
      ToDoubleFunction<Recording.Sample> metric,
      double target,
      int firstScrape,
      int firstSync) {
    Autoscaler autoscaler = new Autoscaler(AutoscalerSettings.usual(1, MANY));
    int end = recording.samples().size();
    for (int now = firstSync; now < end; now += SYNC) {
      int latest = now - adapterSeconds;
      OptionalDouble value = OptionalDouble.empty();
      if (latest >= firstScrape) {
        int scraped = latest - (latest - firstScrape) % scrapeSeconds;
        value = OptionalDouble.of(metric.applyAsDouble(recording.samples().get(scraped)));
      }
      if (autoscaler.desired(now, 1, List.of(new Observed(target, List.of(value)))) > 1) {
        return OptionalInt.of(now);
      }
    }
    return OptionalInt.empty();
  }
}
