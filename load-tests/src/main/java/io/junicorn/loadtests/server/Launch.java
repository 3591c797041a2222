package io.junicorn.loadtests.server;

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
}
