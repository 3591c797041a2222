package io.junicorn.loadtests.peers.tomcat;

import io.junicorn.loadtests.peers.testkit.Peer;
import io.junicorn.loadtests.peers.testkit.ServletPeerContract;

/** The peer as a process, on the sample. */
class PlainTomcatIT extends ServletPeerContract {
  PlainTomcatIT() {
    super(Peer.java(PlainTomcat.class.getName(), "PORT", Peer.WAR));
  }

  @org.junit.jupiter.api.Test
  void showsPages() throws Exception {
    org.assertj.core.api.Assertions.assertThat(ok("/feed?user=1")).contains("<html", "member");
  }
}
