package io.junicorn.loadtests.bench;

import io.junicorn.loadtests.result.RunResult;
import io.junicorn.loadtests.result.ServerInfo;
import io.junicorn.loadtests.server.Feature;
import io.junicorn.loadtests.server.Launch;
import io.junicorn.loadtests.server.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The peers of a scene in the short form: all of them in the first, then Junicorn and one other, in
 * turn. So every scene and every peer is tried, in minutes.
 */
final class ShortForm {
  private ShortForm() {}

  static List<Peer> of(List<Peer> peers, int scene) {
    List<Peer> others =
        peers.stream().filter(peer -> !peer.id().equals(RunResult.JUNICORN)).toList();
    if (scene == 0 || others.size() <= 1) {
      return peers;
    }
    Peer turn = others.get(scene % others.size());
    List<Peer> all = new ArrayList<>();
    for (Peer peer : peers) {
      boolean tried = peer.equals(turn) || !others.contains(peer);
      all.add(tried ? peer : new Waiting(peer));
    }
    return all;
  }

  /** A peer whose turn it is not. */
  private record Waiting(Peer peer) implements Peer {
    @Override
    public ServerInfo info() {
      return peer.info();
    }

    @Override
    public Set<Feature> features() {
      return peer.features();
    }

    @Override
    public Optional<String> missing() {
      return Optional.of("the short form tries one peer in each scene, in turn");
    }

    @Override
    public List<String> command(Launch launch) {
      return peer.command(launch);
    }

    @Override
    public Map<String, String> environment(Launch launch) {
      return peer.environment(launch);
    }

    @Override
    public boolean isJvm() {
      return peer.isJvm();
    }
  }
}
