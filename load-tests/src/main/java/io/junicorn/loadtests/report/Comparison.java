package io.junicorn.loadtests.report;

import io.junicorn.loadtests.result.RunResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Two runs beside each other.
 *
 * @param warnings what differs between the runs themselves and so may explain a change
 * @param scenes those that both runs have
 * @param unpaired scenes and servers that only one of them measured, a line each
 */
public record Comparison(
    String now,
    String then,
    List<String> warnings,
    List<SceneChange> scenes,
    List<String> unpaired) {
  public Comparison {
    warnings = List.copyOf(warnings);
    scenes = List.copyOf(scenes);
    unpaired = List.copyOf(unpaired);
  }

  /** Compares this run with an earlier one. */
  public static Comparison of(RunResult now, RunResult then) {
    List<SceneChange> scenes = new ArrayList<>();
    List<SceneView> before = then.scenes().stream().map(SceneView::new).toList();
    for (SceneView view : now.scenes().stream().map(SceneView::new).toList()) {
      before.stream()
          .filter(old -> old.scene().id().equals(view.scene().id()))
          .findFirst()
          .map(old -> SceneChange.of(view, old))
          .filter(change -> !change.changes().isEmpty())
          .ifPresent(scenes::add);
    }
    return new Comparison(
        name(now), name(then), RunDifferences.of(now, then), scenes, Unpaired.of(now, then));
  }

  /** For the terminal. */
  public String toText() {
    return ComparisonText.of(this);
  }

  private static String name(RunResult run) {
    return run.started() + " (Junicorn " + run.junicorn() + ")";
  }
}
