package io.junicorn.container.trust;

import io.junicorn.container.config.Cidr;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Peers that are trusted. Immutable. */
public final class TrustedPeers {
  private final List<Cidr> blocks;

  /** Those within one of the blocks, and those on a Unix-domain socket. */
  public TrustedPeers(List<Cidr> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  /**
   * Whether the peer of a connection is trusted. One of a Unix-domain socket always is; one without
   * an address, as Jetty says of a connection that is closed already, is not.
   */
  public boolean contains(@Nullable SocketAddress peer) {
    return peer instanceof InetSocketAddress internet
        ? !internet.isUnresolved() && contains(internet.getAddress())
        : peer instanceof UnixDomainSocketAddress;
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
