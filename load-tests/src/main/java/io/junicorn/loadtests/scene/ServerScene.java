package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.drive.LoadFailure;
import io.junicorn.loadtests.result.Round;
import io.junicorn.loadtests.result.SceneResult;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Launch;
import io.junicorn.loadtests.server.Peer;
import io.junicorn.loadtests.server.RunningServer;
import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that is asked of one server after another, in rounds. */
public interface ServerScene extends Scene {
  /** How long a server lives. */
  enum Life {
    /** All servers are started first; rounds go over them in rotating order. */
    SHARED,
    /** Started anew for each round. */
    FRESH
  }

  @Override
  default SceneResult run(List<Peer> peers, Tools tools, Progress progress) {
    return new ServerSceneRunner(tools, progress).run(this, peers);
  }

  /** How long servers live. */
  default Life life() {
    return Life.SHARED;
  }

  /** What a server must offer. */
  Set<Feature> needs();

  /** Why this peer is left out although it offers all that; empty when it is not. */
  default Optional<String> excludes(Peer peer) {
    return Optional.empty();
  }

  /** How often. */
  int rounds(BenchSettings settings);

  /** Flags and environment beside the usual ones. */
  default Launch launch(Launch usual, Tools tools) throws IOException, LoadFailure {
    return usual;
  }

  /** Brings a server, and what it loads lazily, to its normal speed. */
  default void warmUp(RunningServer server, Tools tools)
      throws IOException, LoadFailure, ServerFailure {}

  /** Measures once. */
  Round round(RunningServer server, int number, Tools tools)
      throws IOException, LoadFailure, ServerFailure;

  /** Lets go of what the scene set up beside the servers; called once, whatever happened. */
  default void close() {}

  /** Things to know about this run, asked for after the last round. */
  default List<String> notes(Tools tools) throws IOException, LoadFailure {
    return List.of();
  }
}
