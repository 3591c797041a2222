package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.Arrival;
import io.junicorn.loadtests.drive.Crowd;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.Target;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Latency at a constant rate that every server can bear: Gatling's open loop. */
record RateScene(SceneInfo info, Target target, int perSecond, Set<Feature> needs)
    implements ServerScene {
  static RateScene of(String id, String title, Target target, int perSecond, Set<Feature> needs) {
    SceneInfo info =
        new SceneInfo(
            id,
            "Latency at a constant rate",
            title,
            "Requests arrive at a constant rate, whether or not those before are answered; latency"
                + " counts from the moment a user starts, waiting for a connection included, so a"
                + " stall of the server cannot hide (no coordinated omission). Every body is"
                + " checked.",
            "Gatling, constantUsersPerSec(" + perSecond + ") of GET " + target.path(),
            List.of(
                Metric.P99,
                Metric.P50,
                Metric.P999,
                Metric.ERRORS,
                Metric.CPU_PER_REQUEST,
                Metric.RESIDENT));
    return new RateScene(info, target, perSecond, needs);
  }

  @Override
  public int rounds(BenchSettings settings) {
    return settings.roundsOf(2);
  }

  @Override
  public Optional<String> missing() {
    return Commands.missing("wrk", "wrk");
  }

  /**
   * As fast as it can at first: at a modest rate the JVM would take minutes to compile its code.
   */
  @Override
  public void warmUp(RunningServer server, Tools tools) throws IOException, LoadFailure {
    tools.wrk().run(server.port(), target, 64, tools.settings().warmUpSeconds());
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    int warmUp = tools.settings().size(3, 2);
    int seconds = tools.settings().size(8, 3);
    Crowd warm = Crowd.of("asked", target, new Arrival.Rate(perSecond, warmUp)).uncounted();
    Crowd asked = Crowd.of("asked", target, new Arrival.Rate(perSecond, seconds)).after(warmUp + 1);
    return Crowds.round(
        this, server, number, tools, Duration.ofSeconds(warmUp + seconds + 30), asked, warm);
  }
}
