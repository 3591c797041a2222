package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.Crowd;
import io.junicorn.loadtests.drive.GatlingRun;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.LoadResult;
import io.junicorn.loadtests.process.JvmProbe;
import io.junicorn.loadtests.process.Ports;
import io.junicorn.loadtests.process.ProcStat;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Requests or connections that stay: what each costs in memory while all of them are there. They
 * are counted from the outside, as established connections; a server may hold fewer requests than
 * connections, so those without threads enough are left out unless the scene says otherwise.
 *
 * @param full who stays, in a full run
 * @param small who stays in the short form
 * @param holdSeconds how long all are there at least
 * @param fullRounds how often in a full run, each time in a new process: how deep its compiler
 *     inlines, and so how large a waiting stack is, differs from process to process
 * @param warm that many at first, after as many as wrk can ask for, so that the memory of a warm
 *     server is the start
 */
record HeldScene(
    SceneInfo info,
    Set<Feature> needs,
    Crowd full,
    Crowd small,
    int holdSeconds,
    int fullRounds,
    Crowd warm)
    implements ServerScene {
  private static final int WARM_CONNECTIONS = 64;
  private static final double KILO = 1 << 10;
  private static final double MEGA = 1 << 20;
  private static final Duration SETTLE = Duration.ofSeconds(2);

  static final List<Metric> SHOWN =
      List.of(
          Metric.HEAP_PER_HELD,
          Metric.RESIDENT_PER_HELD,
          Metric.HELD,
          Metric.ANSWERED,
          Metric.ERRORS,
          Metric.RESIDENT,
          Metric.METRICS_MS);

  @Override
  public Optional<String> missing() {
    return Commands.missing("wrk", "wrk");
  }

  @Override
  public Life life() {
    return Life.FRESH;
  }

  @Override
  public int rounds(BenchSettings settings) {
    return settings.roundsOf(fullRounds);
  }

  @Override
  public Launch launch(Launch usual, Tools tools) {
    return usual.withJunicorn("--worker-connections", "15000", "--max-connections", "18000");
  }

  @Override
  public void warmUp(RunningServer server, Tools tools) throws IOException, LoadFailure {
    int seconds = tools.settings().warmUpSeconds();
    tools.wrk().run(server.origin(), warm.target(), WARM_CONNECTIONS, seconds);
    tools
        .gatling()
        .run(
            info.id() + "-" + server.peer().id() + "-warm-up",
            server.port(),
            Duration.ofSeconds(60),
            List.of(warm));
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    Crowd crowd = tools.settings().quick() ? small : full;
    int wanted = crowd.arrival().users();
    Optional<JvmProbe> jvm = server.jvm();
    double heapBefore = jvm.map(JvmProbe::heapAfterGcBytes).orElse(0L);
    ProcStat before = server.stat();
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    List<String> problems = new ArrayList<>();
    LoadResult result;
    try (GatlingRun run =
        tools
            .gatling()
            .start(
                Crowds.name(this, server, number),
                server.port(),
                Duration.ofSeconds(holdSeconds + 120L),
                List.of(crowd))) {
      int held = awaitHeld(server.port(), wanted, run);
      values.put(Metric.HELD, (double) held);
      ProcStat during = server.stat();
      values.put(Metric.RESIDENT, during.residentBytes() / MEGA);
      values.put(Metric.THREADS, (double) during.threads());
      values.put(Metric.OPEN_FILES, (double) during.openFiles());
      if (held > 0) {
        values.put(
            Metric.RESIDENT_PER_HELD,
            (during.residentBytes() - before.residentBytes()) / KILO / held);
        jvm.ifPresent(
            probe ->
                values.put(
                    Metric.HEAP_PER_HELD, (probe.heapAfterGcBytes() - heapBefore) / KILO / held));
        int left = Ports.connections(server.port());
        if (left < held) {
          values.remove(Metric.HEAP_PER_HELD);
          values.remove(Metric.RESIDENT_PER_HELD);
          problems.add("only " + left + " of " + held + " were there when heap had been read");
        }
      }
      scrape(server, values);
      result = run.await(crowd);
    }
    values.put(Metric.ANSWERED, (double) result.correct());
    values.putAll(result.metrics());
    server.check();
    problems.addAll(result.problems());
    return new Round(number, values, problems);
  }

  private static void scrape(RunningServer server, Map<Metric, Double> values)
      throws IOException, ServerFailure {
    if (server.managementPort().isPresent()) {
      values.put(Metric.METRICS_MS, Scrape.millis(server.managementPort().get()));
    }
  }

  /** Waits until all are there, or no more come. */
  private static int awaitHeld(int port, int wanted, GatlingRun run) throws IOException {
    int held = 0;
    long changed = System.nanoTime();
    while (run.isRunning() && System.nanoTime() - changed < 10_000_000_000L) {
      int now = Ports.connections(port);
      if (now != held) {
        held = now;
        changed = System.nanoTime();
      }
      if (now >= wanted) {
        break;
      }
      Pause.of(Duration.ofMillis(200));
    }
    Pause.of(SETTLE);
    int count = Ports.connections(port);
    while (run.isRunning()) {
      int again = Ports.connections(port);
      if (again == count) {
        break;
      }
      count = again;
    }
    return count;
  }
}
