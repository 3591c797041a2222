package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.result.ServerInfo;
import io.junicorn.loadtests.server.Peer;
import java.util.List;
import java.util.Optional;

/** Something that is measured, and compared. */
public interface Scene {
  /** What it is. */
  SceneInfo info();

  /** Why it cannot run here at all; empty when it can. */
  default Optional<String> missing() {
    return Optional.empty();
  }

  /** Who is measured beside the servers. */
  default List<ServerInfo> guests() {
    return List.of();
  }

  /**
   * Runs it. What goes wrong with one server is in the result, and the others go on.
   *
   * @param peers the servers that were chosen
   */
  SceneResult run(List<Peer> peers, Tools tools, Progress progress);
}
