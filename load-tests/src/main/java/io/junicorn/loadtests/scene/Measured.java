package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.LoadResult;
import io.junicorn.loadtests.process.JvmProbe;
import io.junicorn.loadtests.process.ProcStat;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads a server's counters around a load, and divides them by the correct answers. */
final class Measured {
  private static final double MEGA = 1 << 20;

  private Measured() {}

  /** A load on a server. */
  interface Load {
    Loaded run() throws IOException, LoadFailure, ServerFailure;
  }

  /**
   * What a load yielded.
   *
   * @param result the figures of the scene
   * @param served right answers that cost the server something, those of a warm-up included
   */
  record Loaded(LoadResult result, long served) {
    static Loaded of(LoadResult result) {
      return new Loaded(result, result.correct());
    }
  }

  /** One round: the load's own figures and what it cost the server. */
  static Round round(RunningServer server, int number, Load load)
      throws IOException, LoadFailure, ServerFailure {
    Optional<JvmProbe> jvm = server.jvm();
    long allocatedBefore = jvm.map(JvmProbe::allocatedBytes).orElse(0L);
    ProcStat before = server.stat();
    Loaded loaded;
    ProcStat peak;
    try (Sampler sampler = new Sampler(server)) {
      loaded = load.run();
      server.check();
      peak = sampler.peak();
    }
    ProcStat after = server.stat();
    Map<Metric, Double> values = new EnumMap<>(loaded.result().metrics());
    if (loaded.served() > 0) {
      double answers = loaded.served();
      long cpu = after.cpuMicros() - before.cpuMicros();
      if (cpu >= 0) {
        values.put(Metric.CPU_PER_REQUEST, cpu / answers);
      }
      long switches = after.switches() - before.switches();
      // Threads that ended took their counts with them: then there is no true figure.
      if (switches >= 0) {
        values.put(Metric.SWITCHES_PER_REQUEST, switches / answers);
      }
      jvm.ifPresent(
          probe ->
              values.put(
                  Metric.ALLOCATED_PER_REQUEST,
                  (probe.allocatedBytes() - allocatedBefore) / answers));
    }
    values.put(Metric.RESIDENT, peak.residentBytes() / MEGA);
    values.put(Metric.THREADS, (double) peak.threads());
    values.put(Metric.OPEN_FILES, (double) peak.openFiles());
    jvm.ifPresent(probe -> values.put(Metric.HEAP_AFTER_GC, probe.heapAfterGcBytes() / MEGA));
    return new Round(number, values, loaded.result().problems());
  }
}
