package io.junicorn.loadtests.server;

import io.junicorn.loadtests.result.ServerInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A peer with a main class of ours around it, in a module of its own.
 *
 * @param module folder below {@code load-tests/peers}
 * @param artifact whose version is the peer's
 * @param main class
 * @param mode first argument, or empty
 * @param takesWar whether the WAR is the last argument
 */
record JvmPeer(
    Home home,
    String id,
    String title,
    String configuration,
    String module,
    String artifact,
    String main,
    Optional<String> mode,
    boolean takesWar,
    Set<Feature> features)
    implements Peer {
  @Override
  public ServerInfo info() {
    String version;
    try {
      Path lib = home.peer(module).resolve("target/lib");
      version = Files.isDirectory(lib) ? Home.version(lib, artifact) : "not built";
    } catch (IOException e) {
      version = "unknown: " + e.getMessage();
    }
    return new ServerInfo(id, title, version, configuration);
  }

  @Override
  public Optional<String> missing() {
    return home.missing(
        List.of(
            home.peer(module).resolve("target/classes"),
            home.peer(module).resolve("target/lib"),
            home.war()));
  }

  @Override
  public List<String> command(Launch launch) {
    List<String> command = new ArrayList<>();
    command.add(Home.java());
    command.addAll(Jvm.flags(launch));
    if (launch.graceful()) {
      command.add("-Dgraceful=true");
    }
    command.add("-cp");
    command.add(home.classPath(home.peer(module)));
    command.add(main);
    mode.ifPresent(command::add);
    command.add(Integer.toString(launch.port()));
    if (takesWar) {
      command.add(home.war().toString());
    }
    return command;
  }

  @Override
  public Map<String, String> environment(Launch launch) {
    return Map.of();
  }

  @Override
  public boolean isJvm() {
    return true;
  }
}
