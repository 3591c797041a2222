package io.junicorn.container.connector;

import io.junicorn.container.config.BadSettingException;
import io.junicorn.container.config.BindAddress;
import io.junicorn.container.config.ListenSettings;
import io.junicorn.container.config.TrustSettings;
import io.junicorn.container.http2.Http2;
import io.junicorn.container.proxy.ProxyProtocolFactory;
import io.junicorn.container.tls.Certificates;
import io.junicorn.container.trust.TrustedPeers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;

/**
 * What is spoken on each address: a PROXY header first where there is one, then TLS, then HTTP/1.1
 * and HTTP/2.
 */
final class Protocols {
  private static final String HTTP_1_1 = HttpVersion.HTTP_1_1.asString();

  private final HttpConfiguration http;
  private final ListenSettings listen;
  private final TrustSettings trust;
  private final Optional<Certificates> certificates;
  private final List<Http2> http2 = new ArrayList<>();

  Protocols(
      HttpConfiguration http,
      ListenSettings listen,
      TrustSettings trust,
      Optional<Certificates> certificates) {
    this.http = http;
    this.listen = listen;
    this.trust = trust;
    this.certificates = certificates;
  }

  /**
   * Whether TLS is spoken there.
   *
   * @throws BadSettingException when it should be and there is no certificate
   */
  boolean secure(BindAddress bind) {
    if (!(bind instanceof BindAddress.Tcp(BindAddress.Scheme scheme, var _))) {
      return false;
    }
    if (scheme == BindAddress.Scheme.HTTPS && certificates.isEmpty()) {
      throw new BadSettingException(
          "--bind: '" + bind + "' needs a certificate: certfile and keyfile, or keystore");
    }
    return scheme != BindAddress.Scheme.HTTP && certificates.isPresent();
  }

  /** The factories of one connector, the first one for a new connection. */
  ConnectionFactory[] on(BindAddress bind) {
    List<ConnectionFactory> factories =
        secure(bind) ? overTls(certificates.orElseThrow()) : inClearText();
    if (trust.proxyProtocol() != TrustSettings.ProxyProtocol.OFF) {
      String next = factories.getFirst().getProtocol();
      factories.addFirst(
          new ProxyProtocolFactory(
              trust.proxyProtocol(), new TrustedPeers(trust.proxyAllowIps()), next));
    }
    return factories.toArray(ConnectionFactory[]::new);
  }

  private List<ConnectionFactory> inClearText() {
    List<ConnectionFactory> factories = new ArrayList<>();
    factories.add(new StrictHttpConnectionFactory(http));
    if (listen.http2()) {
      factories.add(known(Http2.inClearText(new LeanHttpConfiguration(http), listen.h2cUpgrade())));
    }
    return factories;
  }

  private List<ConnectionFactory> overTls(Certificates served) {
    HttpConfiguration https = new LeanHttpConfiguration(http);
    // Whether a name is served is up to virtual-hosts; a probe by address is no attack.
    https.addCustomizer(new SecureRequestCustomizer(false));
    List<ConnectionFactory> factories = new ArrayList<>();
    if (!listen.http2()) {
      factories.add(new SslConnectionFactory(served.contexts(), HTTP_1_1));
      factories.add(new StrictHttpConnectionFactory(https));
      return factories;
    }
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(HTTP_1_1);
    factories.add(new SslConnectionFactory(served.contexts(), alpn.getProtocol()));
    factories.add(alpn);
    factories.add(known(Http2.overTls(new LeanHttpConfiguration(https))));
    factories.add(new StrictHttpConnectionFactory(https));
    return factories;
  }

  private Http2 known(Http2 factory) {
    http2.add(factory);
    return factory;
  }

  /** The HTTP/2 of all connectors. */
  List<Http2> http2() {
    return List.copyOf(http2);
  }
}
