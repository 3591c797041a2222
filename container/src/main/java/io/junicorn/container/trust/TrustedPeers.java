package io.junicorn.container.trust;

import io.junicorn.container.config.Cidr;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/** Peers that are trusted. Immutable. */
public final class TrustedPeers {
  private final List<Cidr> blocks;

  /** Those within one of the blocks, and those on a Unix-domain socket. */
  public TrustedPeers(List<Cidr> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /** Whether the peer of a connection is trusted. One of a Unix-domain socket always is. */
  public boolean contains(SocketAddress peer) {
    return !(peer instanceof InetSocketAddress internet)
        || (!internet.isUnresolved() && contains(internet.getAddress()));
  }

  /** Whether an address is trusted. */
  public boolean contains(InetAddress address) {
    for (Cidr block : blocks) {
      if (block.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
