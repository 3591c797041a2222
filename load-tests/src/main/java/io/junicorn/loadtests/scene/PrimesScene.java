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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Requests that only wait, beside some that only compute: who computes must not stop the rest.
 *
 * @param needs what a server must be able to do
 * @param warm what comes before all others: without it Gatling's own first requests, and the
 *     compiler that gets little of the processors later, are what is measured
 * @param waits those that wait, and are counted
 * @param secondsBetween from the first that computes to the first that waits
 */
record PrimesScene(
    SceneInfo info,
    Set<Feature> needs,
    Function<BenchSettings, Crowd> warm,
    Function<BenchSettings, Crowd> waits,
    int secondsBetween)
    implements ServerScene {
  private static final int BELOW = 6_000_000;
  private static final int SPINNING = 4;
  private static final int WARM_UP = 8;
  private static final Target WAIT = Targets.delay(20);

  /** As the tutorial tells it: a few users, and somebody counts primes. */
  static PrimesScene tutorial() {
    return of(
        "tutorial-primes",
        "Tutorials",
        "Prime numbers beside I/O: 20 ms waits beside 4 requests that compute for seconds",
        "100 requests a second wait 20 ms each",
        "constantUsersPerSec(100) of GET /delay?ms=20",
        EnumSet.of(Feature.BASICS),
        settings -> rate(100, settings.size(WARM_UP, 2)),
        settings -> rate(100, settings.size(10, 4)),
        1);
  }

  /** A closed loop: each of two hundred clients asks again when it has its answer. */
  static PrimesScene closed() {
    return of(
        "stall-closed",
        "Stalls",
        "200 clients that wait 20 ms each beside 4 requests that compute for seconds",
        "200 clients wait 20 ms, 400 times each",
        "atOnceUsers(200), each 400 times GET /delay?ms=20",
        EnumSet.of(Feature.BASICS, Feature.STALLS),
        settings -> clients(settings.size(150, 10)),
        settings -> clients(settings.size(400, 10)),
        0);
  }

  private static Crowd clients(int times) {
    return Crowd.of("wait", WAIT, new Arrival.AtOnce(200)).repeating(times, Duration.ZERO);
  }

  /** An open loop: whoever cannot be served at once shows how long it took. */
  static PrimesScene open() {
    return open("stall-open", "", 0);
  }

  /** The same when those that compute have done so for a while. */
  static PrimesScene openLater() {
    return open("stall-later", ", from a second after these began", 1);
  }

  private static PrimesScene open(String id, String when, int secondsBetween) {
    return of(
        id,
        "Stalls",
        "2,000 requests a second that wait 20 ms each beside 4 requests that compute for seconds"
            + when,
        "2,000 requests a second wait 20 ms each" + when,
        "constantUsersPerSec(2000) of GET /delay?ms=20" + when,
        EnumSet.of(Feature.BASICS, Feature.STALLS),
        settings -> rate(settings.size(2_000, 200), settings.size(WARM_UP, 2)),
        settings -> rate(settings.size(2_000, 200), settings.size(8, 3)),
        secondsBetween);
  }

  private static Crowd rate(int perSecond, int seconds) {
    return Crowd.of("wait", WAIT, new Arrival.Rate(perSecond, seconds));
  }

  private static PrimesScene of(
      String id,
      String group,
      String title,
      String words,
      String load,
      Set<Feature> needs,
      Function<BenchSettings, Crowd> warm,
      Function<BenchSettings, Crowd> waits,
      int secondsBetween) {
    SceneInfo info =
        new SceneInfo(
            id,
            group,
            title,
            "Four users count primes, again and again, while "
                + words
                + ". The figures are those of the waits.",
            "Gatling, " + load + " beside " + SPINNING + " users of GET /primes?n=" + BELOW,
            List.of(Metric.P99, Metric.P50, Metric.P999, Metric.MAX, Metric.ERRORS));
    return new PrimesScene(info, needs, warm, waits, secondsBetween);
  }

  @Override
  public int rounds(BenchSettings settings) {
    return settings.roundsOf(3);
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    int warmUp = tools.settings().size(WARM_UP, 2) + 1;
    Crowd spinning =
        Crowd.of("primes", Targets.primes(BELOW), new Arrival.AtOnce(SPINNING))
            .repeating(tools.settings().size(2, 1), Duration.ZERO)
            .after(warmUp)
            .uncounted();
    return Crowds.round(
        this,
        server,
        number,
        tools,
        Duration.ofMinutes(2),
        waits.apply(tools.settings()).after(warmUp + secondsBetween),
        spinning,
        warm.apply(tools.settings()).uncounted());
  }
}
