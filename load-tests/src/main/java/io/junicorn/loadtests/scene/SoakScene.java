package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.Arrival;
import io.junicorn.loadtests.drive.Crowd;
import io.junicorn.loadtests.drive.GatlingRun;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.LoadResult;
import io.junicorn.loadtests.drive.Target;
import io.junicorn.loadtests.process.JvmProbe;
import io.junicorn.loadtests.process.ProcStat;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Peer;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mixed load for long: does anything grow that should not? */
final class SoakScene implements ServerScene {
  private static final double MEGA = 1 << 20;

  @Override
  public SceneInfo info() {
    return new SceneInfo(
        "soak",
        "Operations",
        "Soak: a mixed load for long",
        "Pages, upstream calls, the feed on PostgreSQL, JSP, uploads, downloads and event streams at"
            + " a constant rate. Heap after a full collection, resident memory, threads and open"
            + " files are read when the first tenth is over and at the end; latency is that of the"
            + " upstream calls.",
        "Gatling, 150 requests a second of eight kinds",
        List.of(
            Metric.ERRORS,
            Metric.HEAP_GROWTH,
            Metric.RESIDENT_GROWTH,
            Metric.THREAD_GROWTH,
            Metric.FILE_GROWTH,
            Metric.P99,
            Metric.HEAP_AFTER_GC,
            Metric.RESIDENT));
  }

  @Override
  public Life life() {
    return Life.FRESH;
  }

  @Override
  public Set<Feature> needs() {
    return EnumSet.allOf(Feature.class);
  }

  @Override
  public Optional<String> excludes(Peer peer) {
    return peer.id().equals(RunResult.JUNICORN)
        ? Optional.empty()
        : Optional.of("the soak looks for growth over time, which needs no peer");
  }

  @Override
  public int rounds(BenchSettings settings) {
    return 1;
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    int seconds = tools.settings().soakSeconds();
    List<Crowd> crowds =
        List.of(
            crowd("upstream", Targets.upstream(50), 50, seconds),
            crowd("hello", Targets.HELLO, 40, seconds),
            crowd("feed", Targets.FEED, 20, seconds),
            crowd("jsp", Targets.JSP, 20, seconds),
            crowd("delay", Targets.delay(500), 10, seconds),
            crowd("download", Targets.download(100_000), 5, seconds),
            crowd("events", Targets.events(3, 100), 4, seconds),
            crowd("upload", Targets.upload(200_000), 1, seconds).uploading(200_000));
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    Map<String, LoadResult> results;
    try (GatlingRun run =
        tools
            .gatling()
            .start(
                Crowds.name(this, server, number),
                server.port(),
                Duration.ofSeconds(seconds + 60L),
                crowds)) {
      Pause.of(Duration.ofSeconds(Math.max(3, seconds / 10)));
      ProcStat early = server.stat();
      double earlyHeap = heap(server);
      Pause.of(Duration.ofSeconds(Math.max(1, seconds * 9L / 10 - 1)));
      ProcStat late = server.stat();
      double lateHeap = heap(server);
      values.put(Metric.HEAP_AFTER_GC, lateHeap);
      values.put(Metric.HEAP_GROWTH, lateHeap - earlyHeap);
      values.put(Metric.RESIDENT, late.residentBytes() / MEGA);
      values.put(Metric.RESIDENT_GROWTH, (late.residentBytes() - early.residentBytes()) / MEGA);
      values.put(Metric.THREADS, (double) late.threads());
      values.put(Metric.THREAD_GROWTH, (double) late.threads() - early.threads());
      values.put(Metric.OPEN_FILES, (double) late.openFiles());
      values.put(Metric.FILE_GROWTH, (double) late.openFiles() - early.openFiles());
      results = run.await();
    }
    Measured.Loaded loaded = Crowds.loaded(crowds, results);
    values.putAll(loaded.result().metrics());
    double errors = results.values().stream().mapToLong(LoadResult::wrong).sum();
    values.put(Metric.ERRORS, errors);
    values.put(Metric.ANSWERED, (double) loaded.served());
    server.check();
    return new Round(number, values, loaded.result().problems());
  }

  private static Crowd crowd(String name, Target target, int perSecond, int seconds) {
    return Crowd.of(name, target, new Arrival.Rate(perSecond, seconds));
  }

  private static double heap(RunningServer server) throws IOException {
    return server.jvm().map(JvmProbe::heapAfterGcBytes).orElse(0L) / MEGA;
  }
}
