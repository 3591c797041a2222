package io.junicorn.container.proxy;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What the first bytes of a connection are, read as a PROXY protocol header. */
sealed interface ProxyHeader {
  /** More bytes must come. */
  record Incomplete() implements ProxyHeader {}

  /** No header, or a faulty one. */
  record Malformed(String reason) implements ProxyHeader {}

  /**
   * A header.
   *
   * @param bytes its length
   * @param addresses null when it names none: the balancer's own connection, or an unknown family
   */
  record Complete(int bytes, @Nullable Addresses addresses) implements ProxyHeader {}

  /** Who has connected to whom, as the balancer saw it. */
  record Addresses(InetSocketAddress client, InetSocketAddress server) {}

  /** The one that asks for more. */
  ProxyHeader INCOMPLETE = new Incomplete();
}
