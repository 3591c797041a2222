package io.junicorn.loadtests.peers.helidon;

import io.junicorn.loadtests.peers.testkit.JavaPeerContract;
import io.junicorn.loadtests.peers.testkit.Peer;

/** The peer as a process, on the sample. */
class PlainHelidonIT extends JavaPeerContract {
  PlainHelidonIT() {
    super(Peer.java(PlainHelidon.class.getName(), "PORT"));
  }
}
