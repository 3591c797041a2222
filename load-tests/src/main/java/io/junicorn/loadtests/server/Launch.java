package io.junicorn.loadtests.server;

import io.junicorn.loadtests.drive.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one server is to be started for a scene.
 *
 * @param port where it listens on 127.0.0.1
 * @param protocol what it speaks there
 * @param graceful whether TERM is to let requests in flight finish, as the peer's documentation
 *     says
 * @param flags what is added to the commands
 * @param environment for the application: upstream, database
 * @param instead what is served instead of the sample; empty for most
 */
public record Launch(
    int port,
    Protocol protocol,
    boolean graceful,
    Flags flags,
    Map<String, String> environment,
    Optional<Served> instead) {
  public Launch {
    environment = Map.copyOf(environment);
  }

  /** One that serves the sample by HTTP/1.1 in clear text. */
  public Launch(
      int port,
      boolean graceful,
      List<String> jvm,
      List<String> junicorn,
      Map<String, String> environment) {
    this(
        port,
        new Protocol.Http(),
        graceful,
        new Flags(jvm, junicorn),
        environment,
        Optional.empty());
  }

  /** The same with more in the environment, which wins over what was there. */
  public Launch with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Launch(port, protocol, graceful, flags, all, instead);
  }

  /** The same with these flags for Junicorn. */
  public Launch withJunicorn(String... more) {
    return with(new Flags(flags.jvm(), List.of(more)));
  }

  /** The same with a graceful stop. */
  public Launch gracefully() {
    return new Launch(port, protocol, true, flags, environment, instead);
  }

  /** The same with this protocol. */
  public Launch speaking(Protocol other) {
    return new Launch(port, other, graceful, flags, environment, instead);
  }

  /** The same with these flags for every JVM beside those that it has. */
  public Launch withJvm(String... more) {
    List<String> all = new ArrayList<>(flags.jvm());
    all.addAll(List.of(more));
    return with(new Flags(all, flags.junicorn()));
  }

  private Launch with(Flags other) {
    return new Launch(port, protocol, graceful, other, environment, instead);
  }

  /** The same with another application. */
  public Launch serving(Served other) {
    return new Launch(port, protocol, graceful, flags, environment, Optional.of(other));
  }

  /** The WAR to serve. */
  Path war(Home home) {
    return instead.map(Served::war).orElse(home.war());
  }

  /** What is asked for until it is answered rightly. */
  Target first() {
    return instead.map(Served::first).orElse(RunningServer.FIRST);
  }
}
