package io.junicorn.loadtests.server;

import java.util.List;

/**
 * How a peer's JVM is started.
 *
 * @param module folder below {@code load-tests/peers}
 * @param artifact whose version is the peer's
 * @param main class
 * @param flags of its own
 * @param mode arguments before the port
 * @param takesWar whether the WAR is the last argument
 */
record Program(
    String module,
    String artifact,
    String main,
    List<String> flags,
    List<String> mode,
    boolean takesWar) {
  Program {
    flags = List.copyOf(flags);
    mode = List.copyOf(mode);
  }

  /** One that serves the WAR with no flag and no mode. */
  static Program of(String module, String artifact, String main) {
    return new Program(module, artifact, main, List.of(), List.of(), true);
  }
}
