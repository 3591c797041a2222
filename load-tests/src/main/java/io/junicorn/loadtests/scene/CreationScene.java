package io.junicorn.loadtests.scene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.junicorn.loadtests.creation.Creation;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerInfo;
import io.junicorn.loadtests.result.ServerResult;
import io.junicorn.loadtests.server.Home;
import io.junicorn.loadtests.server.Peer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one greenlet costs, beside the threads of Java and gevent's greenlet. */
final class CreationScene implements Scene {
  private static final String VIRTUAL = "virtual-thread";
  private static final String PLATFORM = "platform-thread";
  private static final String GEVENT = "gunicorn-gevent";
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final double KILO = 1 << 10;

  @Override
  public SceneInfo info() {
    return new SceneInfo(
        "creation",
        "Tutorials",
        "What one greenlet costs",
        "Time to start one and wait for its end, median of five times 50,000 (5,000 platform"
            + " threads; 100,000 for gevent), started by one of its own kind; memory of each of as many that wait: heap after full collections plus"
            + " resident memory outside of it. Junicorn's greenlet is a virtual thread with a record"
            + " of who it is; gevent's is a coroutine of Python.",
        "java -Xms1g -Xmx1g -XX:+AlwaysPreTouch " + Creation.class.getName() + " KIND",
        List.of(Metric.CREATE_US, Metric.MEMORY_EACH));
  }

  @Override
  public List<ServerInfo> guests() {
    String java = System.getProperty("java.version");
    return List.of(
        new ServerInfo(VIRTUAL, "Virtual thread", java, "bare"),
        new ServerInfo(PLATFORM, "Platform thread", java, "bare"));
  }

  @Override
  public SceneResult run(List<Peer> peers, Tools tools, Progress progress) {
    List<ServerResult> results = new ArrayList<>();
    for (Peer peer : peers) {
      if (peer.id().equals(RunResult.JUNICORN)) {
        results.add(measure(peer.id(), java(tools, "greenlet"), tools, progress));
      } else if (peer.id().equals(GEVENT)) {
        results.add(
            peer.missing().isPresent()
                ? skipped(peer.id(), peer.missing().get())
                : measure(peer.id(), gevent(tools), tools, progress));
      } else {
        results.add(skipped(peer.id(), "it has no greenlets of its own"));
      }
    }
    results.add(measure(VIRTUAL, java(tools, "virtual"), tools, progress));
    results.add(measure(PLATFORM, java(tools, "platform"), tools, progress));
    return info().result(results, List.of(), Optional.empty());
  }

  private static ServerResult skipped(String id, String reason) {
    return new ServerResult(id, ServerResult.Outcome.SKIPPED, reason, "", List.of());
  }

  private static List<String> java(Tools tools, String kind) {
    return List.of(
        Home.java(),
        "-Xms1g",
        "-Xmx1g",
        "-XX:+AlwaysPreTouch",
        "-XX:+UseCompactObjectHeaders",
        "-cp",
        tools.home().ownClassPath(),
        Creation.class.getName(),
        kind);
  }

  private static List<String> gevent(Tools tools) {
    return List.of(
        "/usr/bin/python3", tools.home().peer("gunicorn").resolve("creation.py").toString());
  }

  private static ServerResult measure(
      String id, List<String> command, Tools tools, Progress progress) {
    progress.say("  " + id);
    List<Round> rounds = new ArrayList<>();
    String text = tools.home().asTyped(String.join(" ", command));
    try {
      for (int number = 1; number <= tools.settings().roundsOf(3); number++) {
        rounds.add(new Round(number, once(id, command, tools), List.of()));
      }
      return new ServerResult(id, ServerResult.Outcome.MEASURED, "", text, rounds);
    } catch (IOException | LoadFailure e) {
      String reason = String.valueOf(e.getMessage());
      progress.say("  " + id + " FAILED: " + reason);
      return new ServerResult(id, ServerResult.Outcome.FAILED, reason, text, rounds);
    }
  }

  private static Map<Metric, Double> once(String id, List<String> command, Tools tools)
      throws IOException, LoadFailure {
    ManagedProcess process = tools.processes().start("creation-" + id, command, Map.of());
    if (!process.waitFor(LIMIT)) {
      process.end(Duration.ZERO);
      throw new LoadFailure("it did not end within " + LIMIT.toMinutes() + " minutes");
    }
    String output = process.output().strip();
    if (process.exitCode() != 0) {
      throw new LoadFailure("it ended with " + process.exitCode() + ": " + process.tail());
    }
    try {
      JsonNode found = new JsonMapper().readTree(output);
      return Map.of(
          Metric.CREATE_US,
          found.required("spawn_join_us").asDouble(),
          Metric.MEMORY_EACH,
          found.required("parked_bytes").asDouble() / KILO);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new LoadFailure("it printed an odd result: " + output + ": " + e.getMessage());
    }
  }
}
