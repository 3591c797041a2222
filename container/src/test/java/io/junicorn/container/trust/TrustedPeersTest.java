package io.junicorn.container.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.config.Cidr;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose word counts. */
class TrustedPeersTest {
  private static final TrustedPeers PEERS = new TrustedPeers(List.of(Cidr.parse("10.0.0.0/8")));

  @Test
  void thoseOfABlockAndOfAUnixSocketAreTrusted() {
    assertThat(PEERS.contains(new InetSocketAddress("10.1.2.3", 80))).isTrue();
    assertThat(PEERS.contains(UnixDomainSocketAddress.of(""))).isTrue();
  }

  @Test
  void othersAreNot() {
    assertThat(PEERS.contains(new InetSocketAddress("192.0.2.7", 80))).isFalse();
    assertThat(PEERS.contains(InetSocketAddress.createUnresolved("10.1.2.3", 80))).isFalse();
  }

  /** Jetty answers null for the address of a channel that is closed. */
  @Test
  void whoHasNoAddressAnyMoreIsNotTrusted() {
    assertThat(PEERS.contains((SocketAddress) null)).isFalse();
  }
}
