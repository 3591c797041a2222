package io.junicorn.loadtests.server;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one server is to be started for a scene.
 *
 * @param port where it listens on 127.0.0.1
 * @param protocol what it speaks there
 * @param graceful whether TERM is to let requests in flight finish, as the peer's documentation
 *     says
 * @param heap flags of every JVM
 * @param junicorn flags of Junicorn alone, such as its admission limits
 * @param environment for the application: upstream, database
 */
public record Launch(
    int port,
    Protocol protocol,
    boolean graceful,
    List<String> heap,
    List<String> junicorn,
    Map<String, String> environment) {
  public Launch {
    heap = List.copyOf(heap);
    junicorn = List.copyOf(junicorn);
    environment = Map.copyOf(environment);
  }

  /** One that speaks HTTP/1.1 in clear text. */
  public Launch(
      int port,
      boolean graceful,
      List<String> heap,
      List<String> junicorn,
      Map<String, String> environment) {
    this(port, new Protocol.Http(), graceful, heap, junicorn, environment);
  }

  /** The same with more in the environment, which wins over what was there. */
  public Launch with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Launch(port, protocol, graceful, heap, junicorn, all);
  }

  /** The same with these flags for Junicorn. */
  public Launch withJunicorn(String... flags) {
    return new Launch(port, protocol, graceful, heap, List.of(flags), environment);
  }

  /** The same with a graceful stop. */
  public Launch gracefully() {
    return new Launch(port, protocol, true, heap, junicorn, environment);
  }

  /** The same with this protocol. */
  public Launch speaking(Protocol other) {
    return new Launch(port, other, graceful, heap, junicorn, environment);
  }
}
