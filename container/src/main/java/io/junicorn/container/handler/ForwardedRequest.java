package io.junicorn.container.handler;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.eclipse.jetty.http.HostPortHttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A request as the client has made it of the trusted proxy. */
final class ForwardedRequest extends Request.Wrapper {
  private final HttpURI uri;
  private final HttpFields headers;
  private final ConnectionMetaData connection;

  private ForwardedRequest(
      Request request, HttpURI uri, HttpFields headers, ConnectionMetaData connection) {
    super(request);
    this.uri = uri;
    this.headers = headers;
    this.connection = connection;
  }

  static Request of(Request request, ForwardedHeaders said) {
    HttpURI.Mutable uri = HttpURI.build(request.getHttpURI());
    HttpFields headers = request.getHeaders();
    String scheme = said.scheme();
    if (scheme != null) {
      uri.scheme(scheme);
    }
    String host = said.host();
    if (host != null || said.port() > 0) {
      String name = host == null ? uri.getHost() : host;
      int port = withoutDefault(said.port(), uri.getScheme());
      uri.authority(name, port);
      headers = HttpFields.build(headers, new HostPortHttpField(name, port));
    }
    ConnectionMetaData connection = request.getConnectionMetaData();
    if (said.client() != null) {
      connection = new ClientOf(connection, client(said, connection.getRemoteSocketAddress()));
    }
    return new ForwardedRequest(request, uri.asImmutable(), headers, connection);
  }

  private static int withoutDefault(int port, @Nullable String scheme) {
    HttpScheme known = HttpScheme.CACHE.get(scheme);
    return known != null && known.getDefaultPort() == port ? 0 : port;
  }

  // A proxy that does not name the client's port does not say that it is its own.
  private static InetSocketAddress client(ForwardedHeaders said, SocketAddress peer) {
    int port = said.clientPort();
    if (port < 0) {
      port = peer instanceof InetSocketAddress internet ? internet.getPort() : 0;
    }
    return new InetSocketAddress(said.client(), port);
  }

  @Override
  public HttpURI getHttpURI() {
    return uri;
  }

  @Override
  public HttpFields getHeaders() {
    return headers;
  }

  @Override
  public ConnectionMetaData getConnectionMetaData() {
    return connection;
  }

  @Override
  public boolean isSecure() {
    return HttpScheme.HTTPS.is(uri.getScheme());
  }

  private static final class ClientOf extends ConnectionMetaData.Wrapper {
    private final SocketAddress client;

    ClientOf(ConnectionMetaData wrapped, SocketAddress client) {
      super(wrapped);
      this.client = client;
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
      return client;
    }
  }
}
