package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.H2load;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.LoadResult;
import io.junicorn.loadtests.drive.Target;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Peer;
import io.junicorn.loadtests.server.Probe;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * 1,000 requests that wait for a second, 100 at a time: ten seconds are the least that is possible.
 * By a client in C, which takes less of the same cores than Gatling when 100 connections are opened
 * at once.
 */
final class BatchScene implements ServerScene {
  private static final Target SECOND = Targets.delay(1_000);
  private static final Target WARM = Targets.delay(20);
  private static final int AT_A_TIME = 100;
  private static final int REQUESTS = 1_000;
  private static final int REQUESTS_SMALL = 200;
  private static final int WARM_SECONDS = 5;
  private static final int PROBE_MILLIS = 5_000;

  @Override
  public SceneInfo info() {
    return new SceneInfo(
        "tutorial-1000",
        "Tutorials",
        "1,000 requests, 100 at a time, each waits 1 s",
        "Ten seconds are the limit of what is possible. h2load looks at no body: every answer must"
            + " be a 2xx, the bytes of all bodies together must be those of as many right ones,"
            + " exactly, and one body is read before each round. It tells no percentiles.",
        H2load.describe(H2load.Version.HTTP_1_1, AT_A_TIME, 1, SECOND, "" + REQUESTS),
        List.of(Metric.TOTAL_SECONDS, Metric.REQUESTS_PER_SECOND, Metric.ERRORS, Metric.RESIDENT));
  }

  @Override
  public Set<Feature> needs() {
    return EnumSet.of(Feature.BASICS, Feature.HUNDREDS);
  }

  @Override
  public Optional<String> excludes(Peer peer) {
    return peer.id().startsWith("tomcat")
        ? Optional.of("h2load counts no answer whose status line has no reason, such as Tomcat's")
        : Optional.empty();
  }

  @Override
  public Optional<String> missing() {
    return Commands.missing("h2load", "nghttp2-client");
  }

  @Override
  public int rounds(BenchSettings settings) {
    return settings.roundsOf(3);
  }

  @Override
  public void warmUp(RunningServer server, Tools tools) throws IOException, LoadFailure {
    h2load(tools).warmUp(server.port(), WARM, tools.settings().size(WARM_SECONDS, 1));
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    String wrong = Probe.ask(server.port(), SECOND.path(), SECOND.expected(), PROBE_MILLIS);
    if (!wrong.isEmpty()) {
      throw new ServerFailure(SECOND.path() + " is answered wrongly: " + wrong.strip());
    }
    int requests = tools.settings().size(REQUESTS, REQUESTS_SMALL);
    LoadResult[] answers = new LoadResult[1];
    Round round =
        Measured.round(
            server,
            number,
            () -> {
              answers[0] = h2load(tools).run(server.port(), SECOND, requests, requests / AT_A_TIME);
              return Measured.Loaded.of(answers[0]);
            });
    Map<Metric, Double> values = new HashMap<>(round.values());
    // Whoever refuses is done sooner: only who served all has a total time.
    if (answers[0].wrong() == 0) {
      values.put(Metric.TOTAL_SECONDS, answers[0].seconds());
    }
    return new Round(number, values, round.problems());
  }

  private static H2load h2load(Tools tools) {
    return new H2load(tools.processes(), H2load.Version.HTTP_1_1, AT_A_TIME, 1);
  }
}
