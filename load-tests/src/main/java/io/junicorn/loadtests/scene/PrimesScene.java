package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.Arrival;
import io.junicorn.loadtests.drive.Crowd;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Requests that only wait, beside some that only compute: who computes must not stop the rest. */
final class PrimesScene implements ServerScene {
  private static final int BELOW = 6_000_000;
  private static final int SPINNING = 4;
  private static final int WAIT_MILLIS = 20;
  private static final int PER_SECOND = 100;

  @Override
  public SceneInfo info() {
    return new SceneInfo(
        "tutorial-primes",
        "Tutorials",
        "Prime numbers beside I/O: 20 ms waits beside 4 requests that compute for seconds",
        "Four users count primes, again and again, while "
            + PER_SECOND
            + " requests a second wait "
            + WAIT_MILLIS
            + " ms each. The figures are those of the waits.",
        "Gatling, constantUsersPerSec("
            + PER_SECOND
            + ") of GET /delay?ms="
            + WAIT_MILLIS
            + " beside "
            + SPINNING
            + " users of GET /primes?n="
            + BELOW,
        List.of(Metric.P99, Metric.P50, Metric.P999, Metric.ERRORS));
  }

  @Override
  public Set<Feature> needs() {
    return EnumSet.of(Feature.BASICS);
  }

  @Override
  public int rounds(BenchSettings settings) {
    return settings.roundsOf(1);
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    int seconds = tools.settings().size(10, 4);
    int warmUp = 3;
    Crowd warm =
        Crowd.of("wait", Targets.delay(WAIT_MILLIS), new Arrival.Rate(PER_SECOND, warmUp))
            .uncounted();
    Crowd waits =
        Crowd.of("wait", Targets.delay(WAIT_MILLIS), new Arrival.Rate(PER_SECOND, seconds))
            .after(warmUp + 2);
    Crowd spinning =
        Crowd.of("primes", Targets.primes(BELOW), new Arrival.AtOnce(SPINNING))
            .repeating(tools.settings().size(2, 1), Duration.ZERO)
            .after(warmUp + 1)
            .uncounted();
    return Crowds.round(this, server, number, tools, Duration.ofMinutes(2), waits, spinning, warm);
  }
}
