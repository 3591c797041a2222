package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.Crowd;
import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.drive.LoadResult;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rounds driven by Gatling. */
final class Crowds {
  private Crowds() {}

  /** A round whose figures are those of the first crowd that counts. */
  static Round round(
      ServerScene scene,
      RunningServer server,
      int number,
      Tools tools,
      Duration limit,
      Crowd... crowds)
      throws IOException, LoadFailure, ServerFailure {
    List<Crowd> all = List.of(crowds);
    return Measured.round(
        server,
        number,
        () ->
            loaded(
                all, tools.gatling().run(name(scene, server, number), server.port(), limit, all)));
  }

  /** The folder of Gatling's report. */
  static String name(ServerScene scene, RunningServer server, int number) {
    return scene.info().id() + "-" + server.peer().id() + "-" + number;
  }

  /** The figures of the first crowd that counts, the problems of all, and all answers. */
  static Measured.Loaded loaded(List<Crowd> crowds, Map<String, LoadResult> results) {
    List<String> problems = new ArrayList<>();
    long served = 0;
    for (Map.Entry<String, LoadResult> entry : results.entrySet()) {
      LoadResult result = entry.getValue();
      problems.addAll(result.problems());
      if (result.rejected() > 0) {
        problems.add(result.rejected() + " requests to " + entry.getKey() + " refused with 503");
      }
      served += result.correct();
    }
    LoadResult first =
        crowds.stream()
            .filter(Crowd::counted)
            .findFirst()
            .map(crowd -> results.get(crowd.name()))
            .orElseThrow();
    return new Measured.Loaded(first.with(problems), served);
  }
}
