package io.junicorn.container.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ProxyConnectionFactory.ProxyEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * A connection until its PROXY header is read. It never blocks; one thread at a time reads. How
 * long the header may take is up to the header deadline.
 */
public final class ProxyConnection extends AbstractConnection.NonBlocking
    implements Connection.UpgradeFrom {
  private final ProxyProtocolFactory factory;
  private final Connector connector;
  private @Nullable ByteBuffer read;

  ProxyConnection(ProxyProtocolFactory factory, Connector connector, EndPoint endPoint) {
    super(endPoint, connector.getExecutor());
    this.factory = factory;
    this.connector = connector;
  }

  @Override
  public void onOpen() {
    super.onOpen();
    fillInterested();
  }

  @Override
  public void onFillable() {
    ByteBuffer bytes = read;
    if (bytes == null) {
      // Not before there is something: a connection that waits holds no buffer.
      bytes = BufferUtil.allocate(BinaryHeader.MAX_BYTES);
      read = bytes;
    }
    try {
      int filled = getEndPoint().fill(bytes);
      while (filled > 0 && !decided(bytes)) {
        filled = getEndPoint().fill(bytes);
      }
      if (filled == 0) {
        fillInterested();
      } else if (filled < 0) {
        close();
      }
    } catch (IOException gone) {
      close();
    }
  }

  private boolean decided(ByteBuffer bytes) {
    return switch (factory.parse(bytes)) {
      case ProxyHeader.Incomplete _ -> false;
      case ProxyHeader.Malformed(String reason) -> {
        factory.refusals().refused(getEndPoint().getRemoteSocketAddress(), reason);
        close();
        yield true;
      }
      case ProxyHeader.Complete(int length, ProxyHeader.Addresses addresses) -> {
        bytes.position(bytes.position() + length);
        goOn(addresses);
        yield true;
      }
    };
  }

  private void goOn(ProxyHeader.@Nullable Addresses addresses) {
    EndPoint endPoint = getEndPoint();
    EndPoint seen =
        addresses == null
            ? endPoint
            : new ProxyEndPoint(endPoint, addresses.server(), addresses.client());
    endPoint.upgrade(factory.next(connector).newConnection(connector, seen));
  }

  @Override
  public @Nullable ByteBuffer onUpgradeFrom() {
    ByteBuffer rest = read;
    read = null;
    return rest != null && rest.hasRemaining() ? rest : null;
  }
}
