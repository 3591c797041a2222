package io.junicorn.loadtests.drive;

import io.junicorn.loadtests.process.ManagedProcess;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Gatling at work on one server. */
public final class GatlingRun implements AutoCloseable {
  // Its own start, and the report it writes at the end.
  private static final Duration GRACE = Duration.ofSeconds(90);

  private final ManagedProcess process;
  private final Path tally;
  private final Duration limit;
  private final List<Crowd> crowds;

  GatlingRun(ManagedProcess process, Path tally, Duration limit, List<Crowd> crowds) {
    this.process = process;
    this.tally = tally;
    this.limit = limit;
    this.crowds = List.copyOf(crowds);
  }

  /** Waits for the end; results by the names of the crowds. */
  public Map<String, LoadResult> await() throws IOException, LoadFailure {
    if (!process.waitFor(limit.plus(GRACE))) {
      process.end(Duration.ZERO);
      throw new LoadFailure("Gatling did not end in time: " + process.tail());
    }
    if (process.exitCode() != 0 || !Files.exists(tally)) {
      throw new LoadFailure("Gatling ended with " + process.exitCode() + ": " + process.tail());
    }
    Properties counted = new Properties();
    try (Reader reader = Files.newBufferedReader(tally)) {
      counted.load(reader);
    }
    Map<String, LoadResult> results = new LinkedHashMap<>();
    for (Crowd crowd : crowds) {
      results.put(crowd.name(), result(crowd, counted));
    }
    return results;
  }

  /** Waits for the end; the result of that crowd. */
  public LoadResult await(Crowd crowd) throws IOException, LoadFailure {
    LoadResult result = await().get(crowd.name());
    if (result == null) {
      throw new LoadFailure("Gatling counted nothing of " + crowd.name());
    }
    return result;
  }

  /** Whether it is still at work. */
  public boolean isRunning() {
    return process.isAlive();
  }

  private LoadResult result(Crowd crowd, Properties counted) throws IOException {
    long correct = number(counted, crowd, "correct");
    long wrong = number(counted, crowd, "wrong");
    long rejected = number(counted, crowd, "rejected");
    List<String> problems = new ArrayList<>();
    long unfinished = Math.max(0, due(crowd) - correct - wrong);
    if (wrong > rejected) {
      problems.add(
          (wrong - rejected)
              + " wrong answers to "
              + crowd.name()
              + ": "
              + errors(process.output()));
    }
    if (unfinished > 0) {
      problems.add(unfinished + " requests to " + crowd.name() + " had no answer at the end");
    }
    return new LoadResult(
        correct,
        wrong + unfinished,
        rejected,
        number(counted, crowd, "nanos") / 1e9,
        new Latency(
            number(counted, crowd, "p50-micros") / 1e3,
            number(counted, crowd, "p99-micros") / 1e3,
            number(counted, crowd, "p999-micros") / 1e3,
            number(counted, crowd, "max-micros") / 1e3),
        problems);
  }

  /** How many requests there should have been. */
  private static long due(Crowd crowd) {
    return (long) crowd.arrival().users() * crowd.times();
  }

  /** The lines of Gatling's last summary that count its errors. */
  private static String errors(String output) {
    List<String> lines = output.lines().filter(line -> line.startsWith("> ")).toList();
    List<String> errors =
        lines.stream()
            .filter(line -> line.matches("> .*\\d+ +\\([ \\d.]+%\\).*"))
            .distinct()
            .toList();
    return String.join("; ", errors.subList(Math.max(0, errors.size() - 3), errors.size()));
  }

  private static long number(Properties counted, Crowd crowd, String key) {
    return Long.parseLong(counted.getProperty(crowd.name() + "." + key, "0"));
  }

  @Override
  public void close() {
    process.end(Duration.ZERO);
  }
}
