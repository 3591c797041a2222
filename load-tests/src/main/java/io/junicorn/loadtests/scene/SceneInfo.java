package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.result.Metric;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerResult;
import java.util.List;
import java.util.Optional;

/**
 * What a scene is, for people.
 *
 * @param id on the command line
 * @param group heading that related scenes share
 * @param title one line
 * @param description what is done and checked
 * @param load how the load is made
 * @param shown the metrics that tell its story, the most important one first
 */
public record SceneInfo(
    String id, String group, String title, String description, String load, List<Metric> shown) {
  public SceneInfo {
    shown = List.copyOf(shown);
  }

  /** The result of it. */
  SceneResult result(List<ServerResult> servers, List<String> notes, Optional<String> skipped) {
    return new SceneResult(
        id, group, title, description, load, shown, servers, notes, skipped.orElse(""));
  }
}
