package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.ServerResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scenes and servers that only one of two runs measured. */
final class Unpaired {
  private Unpaired() {}

  static List<String> of(RunResult now, RunResult then) {
    List<String> lines = new ArrayList<>(missing(now, then, "now"));
    lines.addAll(missing(then, now, "then"));
    return lines;
  }

  private static List<String> missing(RunResult here, RunResult there, String when) {
    List<String> lines = new ArrayList<>();
    for (SceneView view : here.scenes().stream().map(SceneView::new).toList()) {
      Optional<SceneView> other =
          there.scenes().stream()
              .filter(scene -> scene.id().equals(view.scene().id()))
              .map(SceneView::new)
              .findFirst();
      if (other.isEmpty()) {
        lines.add("only " + when + ": scene " + view.scene().id());
        continue;
      }
      List<String> paired = other.get().measured().stream().map(ServerResult::server).toList();
      view.measured().stream()
          .map(ServerResult::server)
          .filter(id -> !paired.contains(id))
          .forEach(id -> lines.add("only " + when + ": " + id + " in " + view.scene().id()));
    }
    return lines;
  }
}
