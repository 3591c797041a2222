package io.junicorn.loadtests.peers.undertow;

import io.junicorn.loadtests.peers.testkit.Peer;
import io.junicorn.loadtests.peers.testkit.ServletPeerContract;

/** The peer as a process, on the sample. */
class PlainUndertowIT extends ServletPeerContract {
  PlainUndertowIT() {
    super(Peer.java(PlainUndertow.class.getName(), "PORT", Peer.WAR));
  }
}
