package io.junicorn.loadtests.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one server is to be started for a scene.
 *
 * @param port where it listens on 127.0.0.1
 * @param graceful whether TERM is to let requests in flight finish, as the peer's documentation
 *     says
 * @param heap flags of every JVM
 * @param junicorn flags of Junicorn alone, such as its admission limits
 * @param environment for the application: upstream, database
 */
public record Launch(
    int port,
    boolean graceful,
    List<String> heap,
    List<String> junicorn,
    Map<String, String> environment) {
  public Launch {
    heap = List.copyOf(heap);
    junicorn = List.copyOf(junicorn);
    environment = Map.copyOf(environment);
  }

  /** The same with more in the environment, which wins over what was there. */
  public Launch with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Launch(port, graceful, heap, junicorn, all);
  }

  /** The same with these flags for Junicorn. */
  public Launch withJunicorn(String... flags) {
    return new Launch(port, graceful, heap, List.of(flags), environment);
  }

  /** The same with a graceful stop. */
  public Launch gracefully() {
    return new Launch(port, true, heap, junicorn, environment);
  }
}
