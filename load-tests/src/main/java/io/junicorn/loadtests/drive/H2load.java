package io.junicorn.loadtests.drive;

import io.junicorn.loadtests.process.ManagedProcess;
import io.junicorn.loadtests.process.Processes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A closed loop in clear text by h2load: so many connections with so many requests open at once on
 * each. It looks at no body, but counts the bytes of all: with a number of requests told
 * beforehand, their sum must be right to the byte.
 *
 * @param processes that start it
 * @param version of HTTP
 * @param connections how many
 * @param streams open at once on each of them; 1 with HTTP/1.1, which has none
 */
public record H2load(Processes processes, Version version, int connections, int streams) {
  /** How it speaks. */
  public enum Version {
    HTTP_1_1("--h1"),
    /** With prior knowledge. */
    HTTP_2("");

    private final String option;

    Version(String option) {
      this.option = option;
    }
  }

  private static final int TIMEOUT_SECONDS = 10;
  private static final Duration GRACE = Duration.ofSeconds(60);

  /** The command as one could type it. */
  public static String describe(
      Version version, int connections, int streams, Target target, String requests) {
    String address = "http://127.0.0.1:PORT" + target.path();
    return String.join(" ", command(version, connections, streams, address, "-n", requests));
  }

  /** Asks for so long, to warm up: no count is exact at its end. */
  public H2loadOutput warmUp(int port, Target target, int seconds) throws IOException, LoadFailure {
    return run(
        command(
            version, connections, streams, address(port, target), "-D", Integer.toString(seconds)),
        Duration.ofSeconds(seconds).plus(GRACE));
  }

  /**
   * Asks so often.
   *
   * @param seconds that it should take
   */
  public LoadResult run(int port, Target target, long requests, int seconds)
      throws IOException, LoadFailure {
    return run(
            command(
                version,
                connections,
                streams,
                address(port, target),
                "-n",
                Long.toString(requests)),
            Duration.ofSeconds(4L * seconds).plus(GRACE))
        .result(requests, target.expected());
  }

  /**
   * Asks once by nghttp, over HTTP/2, which shows the body.
   *
   * @return empty when the answer is right, else what came instead
   */
  public String probe(int port, Target target) throws IOException, LoadFailure {
    ManagedProcess nghttp =
        processes.start(
            "nghttp",
            List.of("nghttp", "-t", Integer.toString(TIMEOUT_SECONDS), address(port, target)),
            Map.of());
    String output = ended(nghttp, GRACE).output();
    return target.expected().accepts(200, output) ? "" : output;
  }

  /** At least one for each stream. */
  public long atLeast(double requests) {
    return Math.max((long) connections * streams, Math.round(requests));
  }

  private H2loadOutput run(List<String> command, Duration limit) throws IOException, LoadFailure {
    ManagedProcess h2load = ended(processes.start("h2load", command, Map.of()), limit);
    if (h2load.exitCode() != 0) {
      throw new LoadFailure("h2load ended with " + h2load.exitCode() + ": " + h2load.tail());
    }
    return H2loadOutput.of(h2load.output());
  }

  private static ManagedProcess ended(ManagedProcess process, Duration limit) throws LoadFailure {
    if (!process.waitFor(limit)) {
      process.end(Duration.ZERO);
      throw new LoadFailure(process.name() + " did not end within " + limit.toSeconds() + " s");
    }
    return process;
  }

  private static List<String> command(
      Version version, int connections, int streams, String address, String... howLong) {
    List<String> command = new ArrayList<>(List.of("h2load", "-t", "2"));
    if (!version.option.isEmpty()) {
      command.add(version.option);
    }
    command.addAll(List.of("-c", Integer.toString(connections)));
    command.addAll(List.of("-m", Integer.toString(streams)));
    command.addAll(List.of("-N", TIMEOUT_SECONDS + "s"));
    command.addAll(List.of(howLong));
    command.add(address);
    return command;
  }

  private static String address(int port, Target target) {
    return "http://127.0.0.1:" + port + target.path();
  }
}
