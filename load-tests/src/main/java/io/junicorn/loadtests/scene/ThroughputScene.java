package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.LoadResult;
import io.junicorn.loadtests.drive.Target;
import io.junicorn.loadtests.drive.Wrk;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Launch;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** As many requests as a server can answer, over so many connections: wrk's closed loop. */
final class ThroughputScene implements ServerScene {
  /** Above so many clients Junicorn's default limit of 1,000 requests in flight would refuse. */
  private static final int DEFAULT_LIMIT = 1_000;

  /**
   * From so many clients on a round is longer: in two seconds they hardly ask more than to be
   * connected, and a request costs from once to five times as much from round to round.
   */
  private static final int MANY = 1_000;

  private static final int LONGER = 4;

  private final SceneInfo info;
  private final Target target;
  private final int connections;
  private final Set<Feature> needs;
  private double bestRequestsPerSecond;

  ThroughputScene(
      String id,
      String group,
      String title,
      String description,
      Target target,
      int connections,
      Set<Feature> needs) {
    this.target = target;
    this.connections = connections;
    this.needs = EnumSet.copyOf(needs);
    info =
        new SceneInfo(
            id,
            group,
            title,
            connections >= MANY
                ? description + " Its rounds are " + LONGER + " times as long: many connect."
                : description,
            Wrk.describe(target, connections, 0).replace("-d 0s", "-d SECONDS"),
            List.of(
                Metric.CPU_PER_REQUEST,
                Metric.REQUESTS_PER_SECOND,
                Metric.P50,
                Metric.P99,
                Metric.P999,
                Metric.ERRORS,
                Metric.ALLOCATED_PER_REQUEST,
                Metric.RESIDENT));
  }

  @Override
  public SceneInfo info() {
    return info;
  }

  @Override
  public Set<Feature> needs() {
    return needs;
  }

  @Override
  public Optional<String> missing() {
    return Commands.missing("wrk", "wrk");
  }

  @Override
  public int rounds(BenchSettings settings) {
    return settings.rounds();
  }

  @Override
  public Launch launch(Launch usual, Tools tools) {
    return connections <= DEFAULT_LIMIT
        ? usual
        : usual.withJunicorn("--worker-connections", "10000");
  }

  @Override
  public void warmUp(RunningServer server, Tools tools) throws IOException, LoadFailure {
    tools.wrk().run(server.origin(), target, connections, tools.settings().warmUpSeconds());
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    long upstreamBefore = tools.company().upstreamCpuMicros();
    double[] taken = new double[1];
    Round round =
        Measured.round(
            server,
            number,
            () -> {
              LoadResult result =
                  tools.wrk().run(server.origin(), target, connections, seconds(tools));
              taken[0] = result.seconds();
              return Measured.Loaded.of(result);
            });
    bestRequestsPerSecond =
        Math.max(
            bestRequestsPerSecond, round.values().getOrDefault(Metric.REQUESTS_PER_SECOND, 0.0));
    if (!needs.contains(Feature.UPSTREAM)) {
      return round;
    }
    Map<Metric, Double> values = new HashMap<>(round.values());
    double micros = tools.company().upstreamCpuMicros() - upstreamBefore;
    values.put(Metric.UPSTREAM_CPU, 100 * micros / (taken[0] * 1e6));
    return new Round(number, values, round.problems());
  }

  @Override
  public List<String> notes(Tools tools) throws IOException, LoadFailure {
    List<String> notes = new ArrayList<>();
    if (needs.contains(Feature.UPSTREAM)) {
      notes.add(
          UpstreamProof.of(tools, target, connections, seconds(tools), bestRequestsPerSecond));
    }
    if (needs.contains(Feature.JDBC)) {
      notes.add("PostgreSQL runs on the same cores; the application's pool has 20 connections.");
    }
    return notes;
  }

  private int seconds(Tools tools) {
    BenchSettings settings = tools.settings();
    return connections >= MANY && !settings.quick()
        ? settings.seconds() * LONGER
        : settings.seconds();
  }
}
