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
 * @param configuration what differs from its defaults
 */
record JvmPeer(
    Home home,
    String id,
    String title,
    String configuration,
    Program program,
    Set<Feature> features)
    implements Peer {
  private Path folder() {
    return home.peer(program.module());
  }

  @Override
  public ServerInfo info() {
    String version;
    try {
      Path lib = folder().resolve("target/lib");
      version = Files.isDirectory(lib) ? Home.version(lib, program.artifact()) : "not built";
    } catch (IOException e) {
      version = "unknown: " + e.getMessage();
    }
    return new ServerInfo(id, title, version, configuration);
  }

  @Override
  public Optional<String> missing() {
    return home.missing(
        List.of(folder().resolve("target/classes"), folder().resolve("target/lib"), home.war()));
  }

  @Override
  public List<String> command(Launch launch) {
    List<String> command = new ArrayList<>();
    command.add(Home.java());
    command.addAll(Jvm.flags(launch));
    command.addAll(program.flags());
    if (launch.graceful()) {
      command.add("-Dgraceful=true");
    }
    command.addAll(protocol(launch.protocol()));
    command.add("-cp");
    command.add(home.classPath(folder()));
    command.add(program.main());
    command.addAll(program.mode());
    command.add(Integer.toString(launch.port()));
    if (program.takesWar()) {
      command.add(launch.war(home).toString());
    }
    return command;
  }

  /** As {@code PeerMain} reads it. */
  private static List<String> protocol(Protocol protocol) {
    return switch (protocol) {
      case Protocol.Http _ -> List.of();
      case Protocol.Http2 _ -> List.of("-Dhttp2=true");
      case Protocol.Https(KeyStoreFile keys) ->
          List.of("-Dtls=" + keys.path(), "-Dtls.password=" + KeyStoreFile.PASSWORD);
    };
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
