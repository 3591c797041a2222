package io.junicorn.loadtests.server;

import io.junicorn.loadtests.process.Processes;
import io.junicorn.loadtests.result.ServerInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A server that can be started and measured. */
public interface Peer {
  /** Who it is. */
  ServerInfo info();

  /** What it offers. */
  Set<Feature> features();

  /** Why it cannot be started here; empty when it can. */
  Optional<String> missing();

  /**
   * Does what who deploys this application would do before it is started; called before each start.
   */
  default void prepare(Launch launch, Processes processes) throws IOException {}

  /** The command that starts it. */
  List<String> command(Launch launch);

  /** What it wants in its environment beside what the scene says. */
  Map<String, String> environment(Launch launch);

  /** Whether it is a JVM, so that heap and allocation can be asked for. */
  boolean isJvm();

  /** Its id in reports and on the command line. */
  default String id() {
    return info().id();
  }
}
