package io.junicorn.loadtests.drive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.process.Processes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A closed loop of wrk: so many connections, each asking again as soon as it is answered. A script
 * checks every body.
 */
public final class Wrk {
  private static final int TIMEOUT_SECONDS = 10;
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Processes processes;
  private final Path script;

  /** Puts the script into that folder. */
  public Wrk(Processes processes, Path work) throws IOException {
    this.processes = processes;
    script = work.resolve("check.lua");
    Files.createDirectories(work);
    try (InputStream in = Objects.requireNonNull(Wrk.class.getResourceAsStream("check.lua"))) {
      Files.write(script, in.readAllBytes());
    }
  }

  /** The command as one could type it, without the script that checks. */
  public static String describe(Target target, int connections, int seconds) {
    return "wrk -t 2 -c "
        + connections
        + " -d "
        + seconds
        + "s --timeout "
        + TIMEOUT_SECONDS
        + "s -s check.lua http://127.0.0.1:PORT"
        + target.path();
  }

  /** Drives one server in clear text; returns when wrk has ended. */
  public LoadResult run(int port, Target target, int connections, int seconds)
      throws IOException, LoadFailure {
    return run("http://127.0.0.1:" + port, target, connections, seconds);
  }

  /**
   * Drives one server; returns when wrk has ended.
   *
   * @param origin scheme, host and port
   */
  public LoadResult run(String origin, Target target, int connections, int seconds)
      throws IOException, LoadFailure {
    Expected expected = target.expected();
    List<String> command =
        List.of(
            "wrk",
            "-t",
            "2",
            "-c",
            Integer.toString(connections),
            "-d",
            seconds + "s",
            "--timeout",
            TIMEOUT_SECONDS + "s",
            "-s",
            script.toString(),
            origin + target.path(),
            "--",
            expected.start(),
            expected.end(),
            Integer.toString(expected.leastBytes()),
            Integer.toString(expected.mostBytes()));
    ManagedProcess wrk = processes.start("wrk", command, Map.of());
    if (!wrk.waitFor(Duration.ofSeconds(seconds).plus(GRACE))) {
      wrk.end(Duration.ZERO);
      throw new LoadFailure("wrk did not end " + GRACE.toSeconds() + " s after its time");
    }
    if (wrk.exitCode() != 0) {
      throw new LoadFailure("wrk ended with " + wrk.exitCode() + ": " + wrk.tail());
    }
    return parse(wrk.output(), connections);
  }

  private static LoadResult parse(String output, int connections) throws LoadFailure {
    String json =
        output
            .lines()
            .filter(line -> line.startsWith("{\"requests\":"))
            .findFirst()
            .orElseThrow(() -> new LoadFailure("wrk printed no result: " + output));
    JsonNode found;
    try {
      found = new JsonMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new LoadFailure("wrk printed an odd result: " + json + ": " + e.getMessage());
    }
    long wrong = found.get("wrong").asLong();
    List<String> problems = new ArrayList<>();
    if (wrong > 0) {
      byte[] sample = HexFormat.of().parseHex(found.get("sample").asText());
      problems.add(
          wrong + " wrong answers, such as: " + new String(sample, StandardCharsets.UTF_8).strip());
    }
    long broken = 0;
    for (String kind : List.of("connect", "read", "write", "timeout")) {
      long count = found.get(kind).asLong();
      if (count > 0) {
        problems.add(count + " " + kind + " errors");
        broken += count;
      }
    }
    long requests = found.get("requests").asLong();
    if (requests == 0) {
      // What is still open at the end is in none of wrk's counts.
      problems.add("no answer on any of " + connections + " connections");
      broken = Math.max(broken, connections);
    }
    // An answer that came after the time-out was counted as an error already.
    long correct = Math.max(0, requests - wrong - found.get("timeout").asLong());
    // wrk's percentiles mix right and wrong answers: with wrong ones among them they mean nothing.
    Latency latency =
        wrong > 0
            ? Latency.UNKNOWN
            : new Latency(
                found.get("p50").asDouble() / 1e3,
                found.get("p99").asDouble() / 1e3,
                found.get("p999").asDouble() / 1e3,
                Double.NaN);
    return new LoadResult(
        correct, wrong + broken, 0, found.get("micros").asDouble() / 1e6, latency, problems);
  }
}
