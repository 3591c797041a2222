package io.junicorn.loadtests.bench;

import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerResult;

/**
 * The exit code: whether Junicorn was measured wherever it should have been, and answered rightly.
 */
final class ExitCode {
  private static final int FAILED = 1;

  private ExitCode() {}

  static int of(RunResult result) {
    boolean failed = result.interrupted();
    for (SceneResult scene : result.scenes()) {
      for (ServerResult server : scene.servers()) {
        if (!server.server().equals(RunResult.JUNICORN)) {
          continue;
        }
        boolean problems = server.rounds().stream().anyMatch(round -> !round.problems().isEmpty());
        if (server.outcome() == ServerResult.Outcome.FAILED || problems) {
          System.err.println(
              "bench: Junicorn has problems in " + scene.id() + ": " + describe(server));
          failed = true;
        }
      }
    }
    return failed ? FAILED : 0;
  }

  private static String describe(ServerResult server) {
    return server.outcome() == ServerResult.Outcome.FAILED
        ? server.reason()
        : String.join("; ", server.rounds().stream().flatMap(r -> r.problems().stream()).toList());
  }
}
