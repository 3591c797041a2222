package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.result.Metric;
import java.util.List;

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
}
