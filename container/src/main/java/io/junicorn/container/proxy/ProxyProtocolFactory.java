package io.junicorn.container.proxy;

import io.junicorn.container.config.TrustSettings.ProxyProtocol;
import io.junicorn.container.trust.TrustedPeers;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;

/**
 * Reads the PROXY protocol header of each connection from a peer that may send one, and must: its
 * receiver is not to guess (specification, section 2). Peers that may not are taken as they are, so
 * that a header of theirs is what it is without this protocol: no HTTP and no TLS.
 */
public final class ProxyProtocolFactory extends AbstractConnectionFactory {
  private final ProxyProtocol versions;
  private final TrustedPeers allowed;
  private final String next;
  private final Refusals refusals = new Refusals();

  /**
   * A factory for the beginning of a connection.
   *
   * @param next the protocol that follows, of another factory of the connector
   */
  public ProxyProtocolFactory(ProxyProtocol versions, TrustedPeers allowed, String next) {
    super("proxy");
    this.versions = versions;
    this.allowed = allowed;
    this.next = next;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    return allowed.contains(endPoint.getRemoteSocketAddress())
        ? configure(new ProxyConnection(this, connector, endPoint), connector, endPoint)
        : next(connector).newConnection(connector, endPoint);
  }

  ConnectionFactory next(Connector connector) {
    return connector.getConnectionFactory(next);
  }

  Refusals refusals() {
    return refusals;
  }

  ProxyHeader parse(ByteBuffer bytes) {
    if (versions != ProxyProtocol.V2 && TextHeader.canBegin(bytes)) {
      return TextHeader.parse(bytes);
    }
    if (versions != ProxyProtocol.V1 && BinaryHeader.canBegin(bytes)) {
      return BinaryHeader.parse(bytes);
    }
    return new ProxyHeader.Malformed(
        "there is none" + (versions == ProxyProtocol.AUTO ? "" : " of version " + versions));
  }
}
