package io.junicorn.container.connector;

import io.junicorn.container.proxy.ProxyConnection;
import org.eclipse.jetty.http2.server.internal.HTTP2ServerConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.NegotiatingServerConnection;
import org.eclipse.jetty.server.internal.HttpConnection;

/** What a connection speaks right now, seen through TLS. */
sealed interface WireConnection {
  /** HTTP/1. */
  record Http1(HttpConnection connection) implements WireConnection {}

  /** HTTP/2. */
  record Http2(HTTP2ServerConnection connection) implements WireConnection {}

  /** No HTTP yet: TLS shakes hands, or a PROXY header arrives. */
  record Opening() implements WireConnection {}

  /** What an application has made of it, such as a WebSocket. */
  record Upgraded() implements WireConnection {}

  /** What is spoken on the endpoint of an accepted socket. */
  static WireConnection of(EndPoint endPoint) {
    Connection connection = endPoint.getConnection();
    if (connection instanceof SslConnection tls) {
      connection = tls.getSslEndPoint().getConnection();
    }
    return switch (connection) {
      case HttpConnection http -> new Http1(http);
      case HTTP2ServerConnection http -> new Http2(http);
      case NegotiatingServerConnection _, ProxyConnection _ -> new Opening();
      case null, default -> new Upgraded();
    };
  }
}
