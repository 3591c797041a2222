package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.Arrival;
import io.junicorn.loadtests.drive.Crowd;
import io.junicorn.loadtests.drive.GatlingRun;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.LoadResult;
import io.junicorn.loadtests.process.Ports;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Launch;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** TERM while requests are in flight: none may be lost, and the process must end. */
final class DrainScene implements ServerScene {
  private static final int REQUESTS = 150;
  private static final int MILLIS = 4_000;
  private static final Duration LIMIT = Duration.ofSeconds(40);

  @Override
  public SceneInfo info() {
    return new SceneInfo(
        "drain",
        "Operations",
        "Drain: TERM with " + REQUESTS + " requests in flight",
        "All of them wait "
            + MILLIS
            + " ms; when all are connected, the process gets TERM. Those that are answered rightly"
            + " were drained. The peers are set up for a graceful stop as their documentation says;"
            + " none of them does it by default but gunicorn and Helidon.",
        "Gatling, atOnceUsers(" + REQUESTS + ") of GET /delay?ms=" + MILLIS + "; kill -TERM",
        List.of(Metric.ANSWERED, Metric.ERRORS, Metric.DRAIN_MS));
  }

  @Override
  public Life life() {
    return Life.FRESH;
  }

  @Override
  public Set<Feature> needs() {
    return EnumSet.of(Feature.HUNDREDS, Feature.BASICS);
  }

  @Override
  public int rounds(BenchSettings settings) {
    return settings.roundsOf(2);
  }

  @Override
  public Launch launch(Launch usual, Tools tools) {
    return usual.gracefully();
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    Crowd crowd = Crowd.of("in flight", Targets.delay(MILLIS), new Arrival.AtOnce(REQUESTS));
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    List<String> problems = new ArrayList<>();
    LoadResult result;
    try (GatlingRun run =
        tools
            .gatling()
            .start(Crowds.name(this, server, number), server.port(), LIMIT, List.of(crowd))) {
      while (run.isRunning() && Ports.connections(server.port()) < REQUESTS) {
        Pause.of(Duration.ofMillis(50));
      }
      Pause.of(Duration.ofMillis(500));
      long begun = System.nanoTime();
      server.terminate();
      if (server.awaitEnd(LIMIT)) {
        values.put(Metric.DRAIN_MS, (System.nanoTime() - begun) / 1e6);
      } else {
        problems.add("the process did not end within " + LIMIT.toSeconds() + " s of TERM");
      }
      result = run.await(crowd);
    }
    values.put(Metric.ANSWERED, (double) result.correct());
    values.put(Metric.ERRORS, (double) result.wrong());
    problems.addAll(result.problems());
    return new Round(number, values, problems);
  }
}
