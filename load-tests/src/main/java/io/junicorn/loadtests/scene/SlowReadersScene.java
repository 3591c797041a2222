package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.LoadResult;
import io.junicorn.loadtests.drive.SlowReaders;
import io.junicorn.loadtests.process.JvmProbe;
import io.junicorn.loadtests.process.ProcStat;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Downloads by slow readers, who hold their requests for long, and what a page feels beside them.
 */
final class SlowReadersScene implements ServerScene {
  private static final int BYTES = 1 << 20;
  private static final int READERS = 500;
  private static final int PAUSE_MILLIS = 60;
  private static final int PAGES = 10;

  @Override
  public SceneInfo info() {
    return new SceneInfo(
        "slow-readers",
        "Clients",
        "1 MB downloads by " + READERS + " slow readers, and a page beside them",
        "Each reader takes 8 KiB, waits "
            + PAUSE_MILLIS
            + " ms, and checks every byte. Meanwhile wrk asks for /hello over "
            + PAGES
            + " connections: latency and errors are those of the page. Readers complete are counted"
            + " as answered.",
        READERS
            + " readers of GET /download?bytes="
            + BYTES
            + " beside wrk -c "
            + PAGES
            + " /hello",
        List.of(
            Metric.P99,
            Metric.P50,
            Metric.ERRORS,
            Metric.ANSWERED,
            Metric.HEAP_PER_HELD,
            Metric.RESIDENT_PER_HELD,
            Metric.THREADS));
  }

  @Override
  public Life life() {
    return Life.FRESH;
  }

  @Override
  public Set<Feature> needs() {
    return EnumSet.of(Feature.BASICS, Feature.KEEP_ALIVE);
  }

  @Override
  public Optional<String> missing() {
    return Commands.missing("wrk", "wrk");
  }

  @Override
  public int rounds(BenchSettings settings) {
    return 1;
  }

  @Override
  public void warmUp(RunningServer server, Tools tools) throws IOException, LoadFailure {
    int seconds = tools.settings().size(4, 1);
    tools.wrk().run(server.port(), Targets.download(BYTES), PAGES, seconds);
    tools.wrk().run(server.port(), Targets.HELLO, PAGES, seconds);
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure {
    int count = tools.settings().size(READERS, 50);
    Optional<JvmProbe> jvm = server.jvm();
    double heapBefore = jvm.map(JvmProbe::heapAfterGcBytes).orElse(0L);
    ProcStat before = server.stat();
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    LoadResult pages;
    try (SlowReaders readers = new SlowReaders(server.port(), BYTES, PAUSE_MILLIS)) {
      readers.start(count);
      for (int i = 0; i < 20 && readers.begun() < count; i++) {
        Pause.of(Duration.ofMillis(100));
      }
      pages = tools.wrk().run(server.port(), Targets.HELLO, PAGES, tools.settings().size(4, 1));
      ProcStat during = server.stat();
      int held = readers.begun() - readers.complete() - readers.failures().size();
      if (held > 0) {
        jvm.ifPresent(
            probe ->
                values.put(
                    Metric.HEAP_PER_HELD, (probe.heapAfterGcBytes() - heapBefore) / 1024 / held));
        values.put(
            Metric.RESIDENT_PER_HELD,
            (during.residentBytes() - before.residentBytes()) / 1024.0 / held);
      }
      values.put(Metric.HELD, (double) held);
      values.put(Metric.THREADS, (double) during.threads());
      values.put(Metric.RESIDENT, during.residentBytes() / (double) (1 << 20));
      values.put(Metric.OPEN_FILES, (double) during.openFiles());
      await(readers);
      values.putAll(pages.metrics());
      values.put(Metric.ANSWERED, (double) readers.complete());
      values.merge(Metric.ERRORS, (double) readers.failures().size(), Double::sum);
      server.check();
      List<String> problems = new ArrayList<>(pages.problems());
      if (held < count) {
        problems.add("only " + held + " of " + count + " readers were served at the same time");
      }
      readers.failures().stream().distinct().limit(3).forEach(problems::add);
      return new Round(number, values, problems);
    }
  }

  private static void await(SlowReaders readers) throws InterruptedIOException {
    try {
      readers.await();
    } catch (InterruptedException e) {
      throw Pause.interrupted(e);
    }
  }
}
