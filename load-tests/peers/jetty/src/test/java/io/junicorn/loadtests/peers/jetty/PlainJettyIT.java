package io.junicorn.loadtests.peers.jetty;

import io.junicorn.loadtests.peers.testkit.Peer;
import io.junicorn.loadtests.peers.testkit.ServletPeerContract;

/** The peer as a process, on the sample. */
class PlainJettyIT extends ServletPeerContract {
  PlainJettyIT() {
    super(Peer.java(PlainJetty.class.getName(), "virtual", "PORT", Peer.WAR));
  }

  @org.junit.jupiter.api.Test
  void showsPages() throws Exception {
    org.assertj.core.api.Assertions.assertThat(ok("/feed?user=1")).contains("<html", "member");
  }
}
