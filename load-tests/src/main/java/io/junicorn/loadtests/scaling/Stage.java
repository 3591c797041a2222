package io.junicorn.loadtests.scaling;

import io.junicorn.loadtests.autoscaler.Recording;
import io.junicorn.loadtests.company.Company;
import io.junicorn.loadtests.company.FaultyNetwork;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.process.Ports;
import io.junicorn.loadtests.process.Processes;
import io.junicorn.loadtests.server.Home;
import io.junicorn.loadtests.server.Launch;
import io.junicorn.loadtests.server.Peer;
import io.junicorn.loadtests.server.Peers;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import io.junicorn.loadtests.simulation.Arrival;
import io.junicorn.loadtests.simulation.Limits;
import io.junicorn.loadtests.simulation.Load;
import io.junicorn.loadtests.simulation.Rate;
import io.junicorn.loadtests.simulation.Samples;
import io.junicorn.loadtests.simulation.Wait;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Real servers, and a real PostgreSQL behind a slow network. Used by one thread. */
final class Stage implements AutoCloseable {
  private static final Duration LATENCY = Duration.ofMillis(100);
  private static final double WARM_RATE = 200;
  private static final double WARM_SECONDS = 8;
  private static final double FILL_SECONDS = 1.5;
  private static final String FEED = "/feed?user=1&format=json";
  private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Processes processes;
  private final Company company;
  private final Peer junicorn;
  private @Nullable FaultyNetwork network;

  /** One whose logs and links lie in that folder. */
  Stage(Home built, Path folder) throws IOException {
    Home home = WithDriver.in(folder, built);
    this.processes = new Processes(folder.resolve("logs"));
    this.company = new Company(processes, home);
    this.junicorn =
        Peers.all(home).stream()
            .filter(peer -> peer.id().equals("junicorn"))
            .findFirst()
            .orElseThrow();
  }

  /** A server with these limits, warm. */
  RunningServer start(Limits admission, boolean database)
      throws IOException, LoadFailure, ServerFailure {
    Launch launch =
        new Launch(Ports.free(), false, List.of("-Xms512m", "-Xmx512m"), List.of(), Map.of())
            .withJunicorn(flags(admission, database).toArray(String[]::new));
    RunningServer server = RunningServer.start(processes, junicorn, launch);
    // A class that is loaded only now, or code that is not compiled, is no part of the question.
    warm(server, database, WARM_SECONDS);
    if (database) {
      slow().latency(LATENCY);
      // Nor is the time in which the pool opens connections: now it needs all of them.
      warm(server, database, FILL_SECONDS);
    }
    return server;
  }

  private List<String> flags(Limits admission, boolean database) throws IOException, LoadFailure {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "--worker-connections",
                Integer.toString(admission.places()),
                "--queue-size",
                Integer.toString(admission.queueSize()),
                "--queue-timeout",
                Math.round(1000 * admission.queueTimeout()) + "ms"));
    if (database) {
      Map.of(
              "url",
              "jdbc:postgresql://127.0.0.1:" + slowDatabase() + "/postgres",
              "username",
              "postgres",
              "maximum-pool-size",
              Integer.toString(Point.POOL),
              "connection-timeout",
              Math.round(Point.POOL_TIMEOUT) + "s")
          .forEach(
              (key, value) ->
                  flags.addAll(List.of("--set", "datasource.jdbc/legacy." + key + "=" + value)));
    }
    return flags;
  }

  private static void warm(RunningServer server, boolean database, double seconds)
      throws LoadFailure {
    Load load =
        new Load(
            new Rate.Constant(WARM_RATE), new Wait.Fixed(0.02), new Wait.Fixed(database ? 1 : 0));
    try (OpenLoop loop = new OpenLoop(server.port())) {
      loop.run(load.arrivals(1), seconds, System.nanoTime(), Stage::path);
    }
  }

  /** The sample's page that does this. */
  static String path(Arrival arrival) {
    return arrival.query() > 0 ? FEED : "/delay?ms=" + Math.round(1000 * arrival.pause());
  }

  private int slowDatabase() throws IOException, LoadFailure {
    if (network == null) {
      InetSocketAddress target =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), company.databasePort());
      network = FaultyNetwork.to(() -> target);
    }
    // Not while the sample makes its tables.
    network.latency(Duration.ZERO);
    return network.port();
  }

  private FaultyNetwork slow() {
    if (network == null) {
      throw new IllegalStateException("there is no database yet");
    }
    return network;
  }

  /**
   * How long a request keeps a connection when nobody waits for one: seconds, the median. Not too
   * seldom: the pool looks whether a connection still lives that was idle for half a second.
   */
  double queryTime(RunningServer server) throws LoadFailure {
    Load few = new Load(new Rate.Constant(20), new Wait.Fixed(0), new Wait.Fixed(1));
    try (OpenLoop loop = new OpenLoop(server.port())) {
      Samples times = new Samples();
      loop.run(few.arrivals(2), 15, System.nanoTime(), Stage::path)
          .forEach(answer -> times.add(answer.seconds()));
      return times.quantile(0.5);
    }
  }

  /** What came of a load. */
  record Run(List<OpenLoop.Answer> answers, List<Recording.Sample> seconds) {}

  /** Sends a load to a server, and watches it. */
  Run run(RunningServer server, Load load, long seed, double seconds)
      throws IOException, LoadFailure {
    long begun = System.nanoTime() + LEAD_NANOS;
    try (OpenLoop loop = new OpenLoop(server.port());
        Watcher watcher = new Watcher(server, begun)) {
      List<OpenLoop.Answer> answers = loop.run(load.arrivals(seed), seconds, begun, Stage::path);
      return new Run(answers, watcher.samples());
    }
  }

  @Override
  public void close() throws IOException {
    processes.close();
    if (network != null) {
      network.close();
    }
    company.close();
  }
}
