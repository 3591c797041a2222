package io.junicorn.loadtests.result;

import java.util.List;

/**
 * A whole run: what a result file holds.
 *
 * @param format {@value #FORMAT}; a reader refuses any other
 * @param junicorn the version measured
 * @param started when, ISO 8601 in UTC
 * @param tookSeconds how long all of it took
 * @param interrupted whether it was ended before all scenes had run
 */
public record RunResult(
    String format,
    String junicorn,
    String started,
    long tookSeconds,
    boolean interrupted,
    Machine machine,
    Plan plan,
    List<ServerInfo> servers,
    List<SceneResult> scenes) {
  /** The format that this version writes and reads. */
  public static final String FORMAT = "junicorn-bench/1";

  /** The id of the server that the others are compared with. */
  public static final String JUNICORN = "junicorn";

  public RunResult {
    servers = List.copyOf(servers);
    scenes = List.copyOf(scenes);
  }
}
