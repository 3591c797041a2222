package io.junicorn.loadtests.simulation;

import io.junicorn.loadtests.autoscaler.Autoscaler;
import io.junicorn.loadtests.autoscaler.AutoscalerSettings;
import io.junicorn.loadtests.autoscaler.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The replicas, and the autoscaler that changes their number. Used by one thread. */
final class Cluster {
  private final Timeline timeline;
  private final Scenario scenario;
  private final RandomGenerator random;
  private final Station database;

  /** Those that leave stay here until their last request has ended. */
  private final List<Replica> replicas = new ArrayList<>();

  Cluster(Timeline timeline, Scenario scenario, RandomGenerator random) {
    this.timeline = timeline;
    this.scenario = scenario;
    this.random = random;
    this.database =
        new Station(timeline, Limits.pool(scenario.database(), Double.POSITIVE_INFINITY));
    add(scenario.replicas(), 0);
    scenario.scaling().ifPresent(this::scale);
  }

  private void add(int count, double startSeconds) {
    for (int i = 0; i < count; i++) {
      replicas.add(
          new Replica(timeline, scenario.server(), database, timeline.now() + startSeconds));
    }
  }

  private void scale(Scaling scaling) {
    Autoscaler autoscaler = new Autoscaler(scaling.settings());
    // Neither knows of the other: somewhere within their periods.
    timeline.every(
        random.nextDouble() * scaling.scrapeInterval(),
        scaling.scrapeInterval(),
        () -> replicas.forEach(Replica::scrape));
    timeline.every(
        random.nextDouble() * AutoscalerSettings.SYNC_SECONDS,
        AutoscalerSettings.SYNC_SECONDS,
        () -> decide(autoscaler, scaling));
  }

  private void decide(Autoscaler autoscaler, Scaling scaling) {
    replicas.removeIf(r -> r.isLeaving() && r.active() + r.queued() == 0);
    List<Replica> wanted = wanted();
    Observed active =
        new Observed(scaling.target(), wanted.stream().map(Replica::scraped).toList());
    int desired = autoscaler.desired(timeline.now(), wanted.size(), List.of(active));
    if (desired > wanted.size()) {
      add(desired - wanted.size(), scaling.podStart());
    } else {
      // The youngest go first.
      wanted.subList(desired, wanted.size()).forEach(Replica::leave);
    }
  }

  private List<Replica> wanted() {
    return replicas.stream().filter(replica -> !replica.isLeaving()).toList();
  }

  /** Sends a request to one of those that are ready. */
  void serve(Arrival arrival, Listener listener) {
    scenario.balancer().choose(ready(), random).serve(arrival, listener);
  }

  private List<Replica> ready() {
    return replicas.stream().filter(Replica::isReady).toList();
  }

  /** How things stand now. */
  Moment moment() {
    return new Moment(
        timeline.now(),
        wanted().size(),
        ready().size(),
        replicas.stream().mapToInt(Replica::active).sum(),
        replicas.stream().mapToInt(Replica::queued).sum(),
        replicas.stream().mapToInt(Replica::waitingForConnection).sum());
  }
}
