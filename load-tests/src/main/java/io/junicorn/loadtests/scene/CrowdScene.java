package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.Arrival;
import io.junicorn.loadtests.drive.Crowd;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.LoadResult;
import io.junicorn.loadtests.drive.Target;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A crowd that comes, asks so often, and goes: total time and latency.
 *
 * @param crowd who comes, in a full run
 * @param small who comes in the short form
 * @param warm what is asked before, at a modest rate
 * @param limit when Gatling stops in any case
 */
record CrowdScene(
    SceneInfo info,
    Set<Feature> needs,
    Crowd crowd,
    Crowd small,
    Target warm,
    Duration limit,
    int fullRounds)
    implements ServerScene {
  private static final int WARM_UP_SECONDS = 3;
  private static final int WARM_UP_RATE = 50;

  static final List<Metric> SHOWN =
      List.of(
          Metric.TOTAL_SECONDS,
          Metric.REQUESTS_PER_SECOND,
          Metric.P50,
          Metric.P99,
          Metric.ERRORS,
          Metric.RESIDENT);

  @Override
  public int rounds(BenchSettings settings) {
    return settings.roundsOf(fullRounds);
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    Crowd warmUp =
        Crowd.of("before", warm, new Arrival.Rate(WARM_UP_RATE, WARM_UP_SECONDS)).uncounted();
    Crowd counted = (tools.settings().quick() ? small : crowd).after(WARM_UP_SECONDS + 2);
    LoadResult[] answers = new LoadResult[1];
    List<Crowd> crowds = List.of(warmUp, counted);
    Round round =
        Measured.round(
            server,
            number,
            () -> {
              var results =
                  tools
                      .gatling()
                      .run(Crowds.name(this, server, number), server.port(), limit, crowds);
              Measured.Loaded loaded = Crowds.loaded(crowds, results);
              answers[0] = loaded.result();
              return loaded;
            });
    Map<Metric, Double> values = new HashMap<>(round.values());
    // Whoever refuses is done sooner: only a crowd that was served has a total time.
    if (answers[0].wrong() == 0 && answers[0].seconds() > 0) {
      values.put(Metric.TOTAL_SECONDS, answers[0].seconds());
    }
    return new Round(number, values, round.problems());
  }
}
