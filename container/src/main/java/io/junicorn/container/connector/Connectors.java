package io.junicorn.container.connector;

import io.junicorn.container.config.BindAddress;
import io.junicorn.container.config.HostPort;
import io.junicorn.container.config.LimitSettings;
import io.junicorn.container.config.ListenSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The connectors of a server, made from settings: they accept, read and parse on machinery threads
 * and hand each request to the server's non-blocking handler.
 */
public final class Connectors {
  private static final int ACCEPTORS = 1;
  private static final int SELECTORS = 1;

  private final List<ServerConnector> connectors;
  private final HeaderDeadline headerDeadline;

  private Connectors(List<ServerConnector> connectors, HeaderDeadline headerDeadline) {
    this.connectors = connectors;
    this.headerDeadline = headerDeadline;
  }

  /** Adds a connector for each address of {@code bind}; the server opens and starts them. */
  public static Connectors addTo(
      Server server, ListenSettings settings, LimitSettings limits, Executor machinery) {
    HttpConfiguration http = httpConfiguration(limits);
    List<ServerConnector> connectors = new ArrayList<>();
    for (BindAddress bind : settings.bind()) {
      HostPort address = ((BindAddress.Tcp) bind).address();
      ServerConnector connector =
          new ServerConnector(
              server,
              machinery,
              null,
              null,
              ACCEPTORS,
              SELECTORS,
              new StrictHttpConnectionFactory(http));
      connector.setHost(address.host());
      connector.setPort(address.port());
      connector.setAcceptQueueSize(settings.backlog());
      connector.setIdleTimeout(settings.keepAlive().toMillis());
      // The drain closes idle connections itself and must not cut parked requests.
      connector.setShutdownIdleTimeout(-1);
      connectors.add(connector);
      server.addConnector(connector);
    }
    server.addBean(new NetworkConnectionLimit(settings.maxConnections(), server));
    HeaderDeadline headerDeadline = new HeaderDeadline(connectors, settings.headerTimeout());
    server.addBean(headerDeadline);
    return new Connectors(List.copyOf(connectors), headerDeadline);
  }

  private static HttpConfiguration httpConfiguration(LimitSettings limits) {
    HttpConfiguration http = new HttpConfiguration();
    http.setRequestHeaderSize(limits.limitRequestHeader().toInt());
    http.setResponseHeaderSize(
        Math.min(http.getResponseHeaderSize(), limits.limitResponseHeader().toInt()));
    http.setMaxResponseHeaderSize(limits.limitResponseHeader().toInt());
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    return http;
  }

  /** Stops accepting: the listening sockets are closed, what is connected stays. */
  public void stopAccepting() {
    for (ServerConnector connector : connectors) {
      var _ = connector.shutdown();
      connector.close();
    }
  }

  /** Closes each connection that waits for a request and has read nothing of it. */
  public void closeIdle() {
    for (ServerConnector connector : connectors) {
      connector.getConnectedEndPoints().forEach(IdleConnections::closeIfIdle);
    }
  }

  /** Connections open now. */
  public int open() {
    int open = 0;
    for (ServerConnector connector : connectors) {
      open += connector.getConnectedEndPoints().size();
    }
    return open;
  }

  /** Connections that were closed by the header deadline. */
  public long headerTimeouts() {
    return headerDeadline.expired();
  }

  /** The addresses in use, with the ports that the system chose; valid once started. */
  public List<HostPort> addresses() {
    return connectors.stream().map(c -> new HostPort(c.getHost(), c.getLocalPort())).toList();
  }
}
