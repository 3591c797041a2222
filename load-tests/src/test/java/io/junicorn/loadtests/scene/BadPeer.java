package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.result.ServerInfo;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Home;
import io.junicorn.loadtests.server.Launch;
import io.junicorn.loadtests.server.Peer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A {@link BadServer} as a peer. */
record BadPeer(BadServer.Kind kind, Set<Feature> features) implements Peer {
  BadPeer(BadServer.Kind kind) {
    this(kind, EnumSet.allOf(Feature.class));
  }

  @Override
  public ServerInfo info() {
    return new ServerInfo(kind.name().toLowerCase(Locale.ROOT), kind.name(), "1", "bad");
  }

  @Override
  public Optional<String> missing() {
    return Optional.empty();
  }

  @Override
  public List<String> command(Launch launch) {
    return List.of(
        Home.java(),
        "-cp",
        System.getProperty("java.class.path"),
        BadServer.class.getName(),
        kind.name(),
        Integer.toString(launch.port()));
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
