package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.company.Company;
import io.junicorn.loadtests.company.FaultyNetwork;
import io.junicorn.loadtests.drive.Arrival;
import io.junicorn.loadtests.drive.Crowd;
import io.junicorn.loadtests.drive.GatlingRun;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.LoadResult;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Launch;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ten times the requests that the database can serve: how many are served, and how long do those
 * wait that are.
 */
final class OverloadScene implements ServerScene {
  private static final int TIMES = 10;
  private static final int POOL = 20;
  private static final int UNLOADED = POOL / 4;
  private static final Duration LATENCY = Duration.ofMillis(50);

  /** Of requests that take some 200 ms when nothing else runs. */
  private static final String QUEUE_TIMEOUT = "100ms";

  private static final Duration SETTLE = Duration.ofSeconds(2);

  /** Gatling's own JVM is slow at first, and its waits would be counted as the server's. */
  private static final int GATLING_SECONDS = 5;

  private @Nullable FaultyNetwork network;

  @Override
  public SceneInfo info() {
    return new SceneInfo(
        "overload",
        "Operations",
        "Overload: " + TIMES + " times what the database can serve",
        "The feed from a PostgreSQL whose network takes "
            + LATENCY.toMillis()
            + " ms each way, so that the pool of "
            + POOL
            + " connections is the limit and not the CPU. Unloaded it has "
            + UNLOADED
            + " clients; the peak is that of "
            + POOL
            + " clients in a closed loop; then "
            + TIMES
            + " times as many requests a second arrive in an open loop, after some of /hello that"
            + " warm Gatling itself up. Goodput is right answers a second, from the first request"
            + " to the last answer, of those at the peak; p99 is that of the right answers, in"
            + " times of the unloaded one. Junicorn is told of the"
            + " limit (--worker-connections "
            + POOL
            + " --queue-size "
            + (POOL / 4)
            + " --queue-timeout "
            + QUEUE_TIMEOUT
            + ": half of what a request takes); the peers have no such setting in these modes.",
        "wrk -c "
            + UNLOADED
            + ", wrk -c "
            + POOL
            + ", then Gatling, constantUsersPerSec("
            + TIMES
            + " x peak) of GET /feed",
        List.of(
            Metric.GOODPUT_OF_PEAK,
            Metric.P99_OF_UNLOADED,
            Metric.P99,
            Metric.P50,
            Metric.REJECTED,
            Metric.ERRORS,
            Metric.RESIDENT));
  }

  @Override
  public Life life() {
    return Life.FRESH;
  }

  @Override
  public Set<Feature> needs() {
    return EnumSet.of(Feature.JDBC);
  }

  @Override
  public Optional<String> missing() {
    return Commands.missing("wrk", "wrk");
  }

  @Override
  public int rounds(BenchSettings settings) {
    return settings.roundsOf(3);
  }

  @Override
  public Launch launch(Launch usual, Tools tools) throws IOException, LoadFailure {
    int database = tools.company().databasePort();
    FaultyNetwork slow = network;
    if (slow == null) {
      InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), database);
      slow = FaultyNetwork.to(() -> target);
      network = slow;
    }
    // The set-up of the tables is not what is measured.
    slow.latency(Duration.ZERO);
    return usual
        .with(Company.databaseEnvironment(slow.port()))
        .withJunicorn(
            "--worker-connections",
            Integer.toString(POOL),
            "--queue-size",
            Integer.toString(POOL / 4),
            "--queue-timeout",
            QUEUE_TIMEOUT);
  }

  @Override
  public void warmUp(RunningServer server, Tools tools) throws IOException, LoadFailure {
    tools.wrk().run(server.port(), Targets.FEED, POOL, tools.settings().size(5, 1));
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    FaultyNetwork slow = network;
    if (slow == null) {
      throw new IllegalStateException("not launched");
    }
    slow.latency(LATENCY);
    // What the warm-up left in flight must not count among the requests of the peak.
    Pause.of(SETTLE);
    LoadResult unloaded = closedLoop(server, tools, UNLOADED);
    LoadResult peak = closedLoop(server, tools, POOL);
    double peakRate = peak.correct() / peak.seconds();
    int rate = (int) Math.round(TIMES * peakRate);
    int seconds = tools.settings().size(8, 4);
    Crowd warmUp =
        Crowd.of("gatling", Targets.HELLO, new Arrival.Rate(rate, GATLING_SECONDS)).uncounted();
    Crowd flood =
        Crowd.of("feed", Targets.FEED, new Arrival.Rate(rate, seconds)).after(GATLING_SECONDS + 1);
    // Refusals are no problem here: they are what an overloaded server should say.
    LoadResult[] answers = new LoadResult[1];
    Round loaded =
        Measured.round(
            server,
            number,
            () -> {
              Map<String, LoadResult> all =
                  flood(server, number, tools, seconds, List.of(warmUp, flood));
              answers[0] = Objects.requireNonNull(all.get(flood.name()));
              long served = all.values().stream().mapToLong(LoadResult::correct).sum();
              return new Measured.Loaded(answers[0], served);
            });
    Map<Metric, Double> values = new EnumMap<>(loaded.values());
    values.put(Metric.REJECTED, (double) answers[0].rejected());
    values.put(Metric.ERRORS, (double) answers[0].wrong() - answers[0].rejected());
    Double goodput = values.get(Metric.REQUESTS_PER_SECOND);
    if (goodput != null) {
      values.put(Metric.GOODPUT_OF_PEAK, 100 * goodput / peakRate);
    }
    Double p99 = values.get(Metric.P99);
    if (p99 != null && !Double.isNaN(unloaded.latency().p99())) {
      values.put(Metric.P99_OF_UNLOADED, p99 / unloaded.latency().p99());
    }
    List<String> problems = new ArrayList<>(loaded.problems());
    unloaded.problems().forEach(problem -> problems.add("unloaded: " + problem));
    peak.problems().forEach(problem -> problems.add("without overload: " + problem));
    return new Round(number, values, problems);
  }

  private static LoadResult closedLoop(RunningServer server, Tools tools, int clients)
      throws IOException, LoadFailure, ServerFailure {
    LoadResult result =
        tools.wrk().run(server.port(), Targets.FEED, clients, tools.settings().size(8, 3));
    if (result.correct() == 0) {
      throw new ServerFailure("no right answer even without overload: " + result.problems());
    }
    Pause.of(SETTLE);
    return result;
  }

  private Map<String, LoadResult> flood(
      RunningServer server, int number, Tools tools, int seconds, List<Crowd> crowds)
      throws IOException, LoadFailure {
    try (GatlingRun run =
        tools
            .gatling()
            .start(
                Crowds.name(this, server, number),
                server.port(),
                Duration.ofSeconds(GATLING_SECONDS + seconds + 75L),
                crowds)) {
      return run.await();
    }
  }

  @Override
  public void close() {
    if (network != null) {
      network.close();
      network = null;
    }
  }
}
