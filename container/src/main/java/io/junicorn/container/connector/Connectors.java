package io.junicorn.container.connector;

import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.BindAddress;
import io.junicorn.container.config.HostPort;
import io.junicorn.container.config.LimitSettings;
import io.junicorn.container.config.ListenSettings;
import io.junicorn.container.config.Settings;
import io.junicorn.container.http2.Http2;
import io.junicorn.container.tls.Certificates;
import io.junicorn.periodic.Periodic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;

/**
 * The connectors of a server, made from settings: they accept, read and parse on machinery threads
 * and hand each request to the server's non-blocking handler.
 */
public final class Connectors {
  private static final int SELECTORS = 1;

  /** What a client has sent before it could know that nobody listens is read within that time. */
  private static final Duration ON_THE_WAY = Duration.ofMillis(250);

  private final List<Listener> listeners;
  private final Protocols protocols;
  private final NetworkConnectionLimit limit;
  private final HeaderDeadline headerDeadline;
  private final Optional<Certificates> certificates;
  private volatile long closedAt;

  private Connectors(
      List<Listener> listeners,
      Protocols protocols,
      NetworkConnectionLimit limit,
      HeaderDeadline headerDeadline,
      Optional<Certificates> certificates) {
    this.listeners = listeners;
    this.protocols = protocols;
    this.limit = limit;
    this.headerDeadline = headerDeadline;
    this.certificates = certificates;
  }

  /**
   * Adds a connector for each address of {@code bind}; the server opens and starts them.
   *
   * @param certificates what addresses with TLS are served with
   * @throws BadSettingException when an address asks for TLS and there is no certificate
   */
  public static Connectors addTo(
      Server server, Settings settings, Optional<Certificates> certificates, Executor machinery) {
    ListenSettings listen = settings.listen();
    Protocols protocols =
        new Protocols(httpConfiguration(settings.limits()), listen, settings.trust(), certificates);
    List<Listener> listeners = new ArrayList<>();
    for (BindAddress bind : listen.bind()) {
      Listener listener = listener(server, bind, listen, protocols, machinery);
      AbstractConnector connector = listener.connector();
      connector.setIdleTimeout(listen.keepAlive().toMillis());
      // The drain closes idle connections itself and must not cut parked requests.
      connector.setShutdownIdleTimeout(-1);
      listeners.add(listener);
      server.addConnector(connector);
    }
    NetworkConnectionLimit limit = new NetworkConnectionLimit(listen.maxConnections(), server);
    server.addBean(limit);
    HeaderDeadline headerDeadline =
        new HeaderDeadline(
            listeners.stream().map(Listener::connector).toList(), listen.headerTimeout());
    server.addBean(headerDeadline.sweeping());
    certificates.ifPresent(
        // Reading a file would hold a carrier.
        served ->
            server.addBean(
                new Periodic(
                    "junicorn-certificates", settings.tls().tlsReloadInterval(), served::reload)));
    return new Connectors(List.copyOf(listeners), protocols, limit, headerDeadline, certificates);
  }

  private static Listener listener(
      Server server,
      BindAddress bind,
      ListenSettings listen,
      Protocols protocols,
      Executor machinery) {
    ConnectionFactory[] factories = protocols.on(bind);
    return switch (bind) {
      case BindAddress.Tcp(var _, HostPort address) -> {
        TcpConnector connector = new TcpConnector(server, machinery, SELECTORS, factories);
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setAcceptQueueSize(listen.backlog());
        yield new Listener.Tcp(connector, protocols.secure(bind));
      }
      case BindAddress.Unix(Path path) ->
          new Listener.Unix(
              new UnixConnector(
                  server,
                  machinery,
                  path,
                  listen.unixMode().permissions(),
                  listen.backlog(),
                  factories));
    };
  }

  private static HttpConfiguration httpConfiguration(LimitSettings limits) {
    HttpConfiguration http = new LeanHttpConfiguration();
    http.setRequestHeaderSize(limits.limitRequestHeader().toInt());
    http.setResponseHeaderSize(
        Math.min(http.getResponseHeaderSize(), limits.limitResponseHeader().toInt()));
    http.setMaxResponseHeaderSize(limits.limitResponseHeader().toInt());
    // Bare line feeds, folded headers and two lengths are how requests are smuggled (RFC 9112,
    // 11.2).
    http.setHttpCompliance(HttpCompliance.STRICT);
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    return http;
  }

  /**
   * Opens the TCP ports, which the server would do itself without saying whose they are.
   *
   * @throws CannotListenException naming the first that cannot be opened; all are closed then
   */
  public void listen() throws CannotListenException {
    try {
      for (Listener listener : listeners) {
        if (listener instanceof Listener.Tcp(TcpConnector connector, var _)) {
          HostPort address = new HostPort(connector.getHost(), connector.getPort());
          Listening.open(connector, "--bind " + address);
        }
      }
    } catch (CannotListenException e) {
      listeners.forEach(Listener::stopListening);
      throw e;
    }
  }

  /**
   * Stops accepting: the listening sockets are closed, what is connected stays. Clients of HTTP/2
   * are told to open no more streams.
   */
  public void stopAccepting() {
    listeners.forEach(Listener::stopListening);
    protocols.http2().forEach(Http2::goAway);
    closedAt = System.nanoTime();
  }

  /**
   * Closes each connection that waits for a request and has read nothing of it; none for a quarter
   * of a second after accepting has stopped, for a request may be on its way there.
   *
   * @return how many connections must be looked at again: for that reason, as some of their request
   *     has come, or as they are not quite open yet
   */
  public int closeIdle() {
    if (System.nanoTime() - closedAt < ON_THE_WAY.toNanos()) {
      return limit.getPendingNetworkConnectionCount() + limit.getNetworkConnectionCount();
    }
    int again = 0;
    for (Listener listener : listeners) {
      for (EndPoint endPoint : listener.connector().getConnectedEndPoints()) {
        again += IdleConnections.closeIfIdle(endPoint) ? 1 : 0;
      }
    }
    return again;
  }

  /** Connections open now. */
  public int open() {
    int open = 0;
    for (Listener listener : listeners) {
      open += listener.connector().getConnectedEndPoints().size();
    }
    return open;
  }

  /** Those of them that speak HTTP/2. */
  public int openHttp2() {
    return protocols.http2().stream().mapToInt(Http2::connections).sum();
  }

  /** Sets who hears of headers that came too late and were answered. */
  public void onHeaderTimeout(HeaderTimeoutListener listener) {
    headerDeadline.setListener(listener);
  }

  /** Connections that were closed by the header deadline. */
  public long headerTimeouts() {
    return headerDeadline.expired();
  }

  /** What connections with TLS are served with. */
  public Optional<Certificates> certificates() {
    return certificates;
  }

  /** Where a context is found, for each address, with the port that the system chose. */
  public List<String> urls(String contextPath) {
    return listeners.stream().map(listener -> listener.url(contextPath)).toList();
  }
}
