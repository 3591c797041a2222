package io.junicorn.loadtests.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Runs a scenario: discrete events, one thread, the same result for the same seed. */
public final class Simulation {
  private static final double LOOK_SECONDS = 0.1;

  private final Timeline timeline = new Timeline();
  private final Samples inFlight = new Samples();
  private final Samples replicas = new Samples();
  private final List<Row> rows = new ArrayList<>();
  private final Scenario scenario;
  private final Supplier<Arrival> arrivals;
  private final Cluster cluster;
  private final Tally all;

  /** Of what ends in the current period, whenever it began. */
  private Tally period = new Tally(0);

  /** Requests that have come and not ended. */
  private int open;

  private Simulation(Scenario scenario, long seed) {
    this.scenario = scenario;
    this.arrivals = scenario.load().arrivals(seed);
    this.cluster = new Cluster(timeline, scenario, new Random(~seed));
    this.all = new Tally(scenario.warmUp());
  }

  /**
   * Runs it.
   *
   * @param every length of the periods of the rows, in seconds
   */
  public static Outcome run(Scenario scenario, long seed, double every) {
    Range.moreThan(0, "every", every);
    return new Simulation(scenario, seed).run(every);
  }

  private Outcome run(double every) {
    arrive();
    timeline.every(scenario.warmUp(), LOOK_SECONDS, this::look);
    timeline.every(every, every, this::closePeriod);
    timeline.runUntil(scenario.seconds());
    List<Row> during = List.copyOf(rows);
    double meanInFlight = inFlight.mean();
    double meanReplicas = replicas.mean();
    // Nobody comes any more; those who are here are counted to the last.
    while (open > 0) {
      timeline.runUntil(timeline.now() + 1);
    }
    double counted = scenario.seconds() - scenario.warmUp();
    return new Outcome(all.counts(), meanInFlight, meanReplicas * counted, during);
  }

  private void arrive() {
    Arrival next = arrivals.get();
    if (next.at() >= scenario.seconds()) {
      return;
    }
    timeline.at(
        next.at(),
        () -> {
          open++;
          cluster.serve(next, all.and(new InPeriod()));
          arrive();
        });
  }

  private void look() {
    Moment now = cluster.moment();
    inFlight.add(now.active());
    replicas.add(now.wanted());
  }

  private void closePeriod() {
    rows.add(new Row(cluster.moment(), period.counts()));
    period = new Tally(0);
  }

  private final class InPeriod implements Listener {
    @Override
    public void admitted(double now, double waited) {
      period.admitted(now, waited);
    }

    @Override
    public void ended(double begun, double now, Ending ending) {
      open--;
      period.ended(begun, now, ending);
    }
  }
}
