package io.junicorn.loadtests.result;

import java.util.List;

/**
 * One scene with all its servers.
 *
 * @param id as on the command line, such as {@code upstream-0ms-200}
 * @param group the heading that related scenes share, such as {@code Upstream call}
 * @param title one line for people
 * @param description what is done and what is checked, in a few sentences
 * @param load the command or simulation that made the load, as one could type it
 * @param shown the metrics that tell this scene's story, the most important one first
 * @param servers in the order of the report, Junicorn first
 * @param notes things to know about this run of the scene
 * @param skipped why the whole scene was skipped; empty when it ran
 */
public record SceneResult(
    String id,
    String group,
    String title,
    String description,
    String load,
    List<Metric> shown,
    List<ServerResult> servers,
    List<String> notes,
    String skipped) {
  public SceneResult {
    shown = List.copyOf(shown);
    servers = List.copyOf(servers);
    notes = List.copyOf(notes);
  }
}
