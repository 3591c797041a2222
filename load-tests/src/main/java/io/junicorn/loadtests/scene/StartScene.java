package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.process.ProcStat;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.RunningServer;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From the command to the first right answer. */
final class StartScene implements ServerScene {
  @Override
  public SceneInfo info() {
    return new SceneInfo(
        "start",
        "Operations",
        "Start: from the command to the first right answer",
        "Each server is started with the sample (Helidon and gunicorn with their handlers, which is"
            + " less to load) and asked for /hello every 5 ms until it answers.",
        "the server's command",
        List.of(Metric.START_MS, Metric.RESIDENT, Metric.THREADS));
  }

  @Override
  public Life life() {
    return Life.FRESH;
  }

  @Override
  public Set<Feature> needs() {
    return EnumSet.of(Feature.BASICS);
  }

  @Override
  public int rounds(BenchSettings settings) {
    return settings.roundsOf(5);
  }

  @Override
  public Round round(RunningServer server, int number, Tools tools) throws IOException {
    ProcStat stat = server.stat();
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    values.put(Metric.START_MS, server.startMillis());
    values.put(Metric.RESIDENT, stat.residentBytes() / (double) (1 << 20));
    values.put(Metric.THREADS, (double) stat.threads());
    return new Round(number, values, List.of());
  }
}
