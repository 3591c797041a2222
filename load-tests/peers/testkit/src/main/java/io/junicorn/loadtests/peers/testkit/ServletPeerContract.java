package io.junicorn.loadtests.peers.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the peers that serve the WAR itself do beyond that: the database in memory. */
public abstract class ServletPeerContract extends JavaPeerContract {
  /** The contract of a peer. */
  protected ServletPeerContract(Peer peer) {
    super(peer);
  }

  @Test
  void readsTheFeed() throws IOException, InterruptedException {
    assertThat(ok("/feed?user=1&format=json"))
        .startsWith("{\"user\":1,\"posts\":[{\"id\":")
        .endsWith("}]}\n");
  }
}
