package io.junicorn.container.http2;

import io.junicorn.greenlet.GreenletTree;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.SessionContainer;
import org.eclipse.jetty.http2.WindowRateControl;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.api.server.ServerSessionListener;
import org.eclipse.jetty.http2.frames.ResetFrame;
import org.eclipse.jetty.http2.generator.Generator;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.internal.HTTP2ServerConnection;
import org.eclipse.jetty.http2.server.internal.HTTP2ServerSession;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTTP/2 connections: {@code h2}, chosen by ALPN, or {@code h2c} in clear text, for clients
 * that begin with the preface (RFC 9113, section 3.3).
 *
 * <p>Floods are bounded for each connection: at most {@value #STREAMS} streams at once, and at most
 * {@value #EVENTS_PER_SECOND} a second of the frames that cost the server more than the client
 * (RST_STREAM, SETTINGS, PING, PRIORITY, CONTINUATION, empty DATA, DATA on closed streams); beyond
 * that, and when more than about 1,024 frames wait for a client that does not read, the connection
 * ends with ENHANCE_YOUR_CALM.
 */
public final class Http2 extends HTTP2ServerConnectionFactory
    implements ConnectionFactory.Upgrading {
  private static final String CLEAR_TEXT = "h2c";
  private static final int STREAMS = 128;
  private static final int EVENTS_PER_SECOND = 128;

  private final boolean upgrade;

  private Http2(HttpConfiguration http, String protocol, boolean upgrade) {
    super(http, protocol);
    this.upgrade = upgrade;
    getHttpConfiguration()
        .getCustomizers()
        .removeIf(customizer -> customizer instanceof AltSvcCustomizer);
    setMaxConcurrentStreams(STREAMS);
    setRateControlFactory(new WindowRateControl.Factory(EVENTS_PER_SECOND));
  }

  /**
   * For TLS connections that have chosen {@code h2}.
   *
   * @param http kept, and changed by Jetty: HTTP/1.1 needs another one
   */
  public static Http2 overTls(HttpConfiguration http) {
    return new Http2(http, "h2", false);
  }

  /**
   * For connections in clear text.
   *
   * @param http as for {@link #overTls}
   * @param upgrade whether {@code Upgrade: h2c} is answered, which RFC 9113 (section 3.1) has
   *     deprecated and which smuggles requests through proxies that pass it on
   */
  public static Http2 inClearText(HttpConfiguration http, boolean upgrade) {
    return new Http2(http, CLEAR_TEXT, upgrade);
  }

  @Override
  public boolean isAcceptable(String protocol, String tlsProtocol, String tlsCipher) {
    return !getProtocols().contains(CLEAR_TEXT)
        && super.isAcceptable(protocol, tlsProtocol, tlsCipher);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    // In clear text the thread that reads began as one of HTTP/1.1, for a single request.
    GreenletTree.nothingIsBorn();
    return serverConnection(connector, endPoint);
  }

  // As AbstractHTTP2ServerConnectionFactory does it, with a parser and a session of our own.
  private HTTP2ServerConnection serverConnection(Connector connector, EndPoint endPoint) {
    HttpConfiguration http = getHttpConfiguration();
    ServerSessionListener listener = newSessionListener(connector, endPoint);
    Generator generator =
        new Generator(
            connector.getByteBufferPool(),
            isUseOutputDirectByteBuffers(),
            getMaxHeaderBlockFragment());
    int maxResponseHeaderBytes = http.getMaxResponseHeaderSize();
    generator
        .getHpackEncoder()
        .setMaxHeaderListSize(
            maxResponseHeaderBytes < 0 ? http.getResponseHeaderSize() : maxResponseHeaderBytes);
    TimedParser parser =
        new TimedParser(
            connector.getByteBufferPool(),
            http.getRequestHeaderSize(),
            getRateControlFactory().newRateControl(endPoint));
    parser.setMaxSettingsKeys(getMaxSettingsKeys());
    StrictSession session =
        new StrictSession(
            connector.getScheduler(),
            endPoint,
            parser,
            generator,
            listener,
            getFlowControlStrategyFactory().newFlowControlStrategy());
    session.setMaxLocalStreams(getMaxConcurrentStreams());
    session.setMaxRemoteStreams(getMaxConcurrentStreams());
    session.setMaxEncoderTableCapacity(getMaxEncoderTableCapacity());
    session.setStreamIdleTimeout(
        getStreamIdleTimeout() == 0 ? endPoint.getIdleTimeout() : getStreamIdleTimeout());
    session.setInitialSessionRecvWindow(getInitialSessionRecvWindow());
    session.setWriteThreshold(http.getOutputBufferSize());
    session.setConnectProtocolEnabled(isConnectProtocolEnabled());
    HTTP2ServerConnection connection =
        new HTTP2ServerConnection(connector, endPoint, http, session, listener);
    connection.setUseInputDirectByteBuffers(isUseInputDirectByteBuffers());
    connection.setUseOutputDirectByteBuffers(isUseOutputDirectByteBuffers());
    connection.addEventListener(getBean(SessionContainer.class));
    getEventListeners().forEach(session::addEventListener);
    parser.init(connection);
    return configure(connection, connector, endPoint);
  }

  @Override
  protected ServerSessionListener newSessionListener(Connector connector, EndPoint endPoint) {
    return new StrictListener(endPoint);
  }

  @Override
  public @Nullable Connection upgradeConnection(
      Connector connector,
      EndPoint endPoint,
      MetaData.Request request,
      HttpFields.Mutable response101) {
    boolean preface = HttpMethod.PRI.is(request.getMethod());
    if (preface && hadRequests(endPoint)) {
      // A preface begins a connection. In the middle of one somebody hides it from a proxy.
      throw new HttpException.RuntimeException(
          HttpStatus.BAD_REQUEST_400, "HTTP/2 preface after an HTTP/1.1 request");
    }
    if (!preface && (!upgrade || hasBody(request))) {
      return null;
    }
    HTTP2ServerConnection connection = serverConnection(connector, endPoint);
    return connection.upgrade(request, response101) ? connection : null;
  }

  private static boolean hadRequests(EndPoint endPoint) {
    return endPoint.getConnection() instanceof HttpConnection http && http.getMessagesIn() > 1;
  }

  private static boolean hasBody(MetaData.Request request) {
    return request.getContentLength() > 0
        || request.getHttpFields().contains(HttpHeader.TRANSFER_ENCODING);
  }

  /** Open connections of this kind. */
  public int connections() {
    return getBean(SessionContainer.class).getSize();
  }

  /** Tells every client to open no more streams here (GOAWAY; RFC 9113, section 6.8). */
  public void goAway() {
    var _ = getBean(SessionContainer.class).shutdown();
  }

  /**
   * Since when a connection waits for the rest of a header, or of its preface.
   *
   * @return {@code System.nanoTime()} then; empty when nothing is incomplete
   */
  public static OptionalLong pendingSince(HTTP2ServerConnection connection) {
    // Read once: whoever parses may end the wait at this moment.
    return known(
        connection.getSession().getParser() instanceof TimedParser parser
            ? parser.pendingSince()
            : 0);
  }

  /**
   * Since when a connection that has failed waits for its client to take the last GOAWAY.
   *
   * @return {@code System.nanoTime()} then; empty when it has not failed
   */
  public static OptionalLong endingSince(HTTP2ServerConnection connection) {
    return known(
        connection.getSession().getParser() instanceof TimedParser parser
            ? parser.endingSince()
            : 0);
  }

  private static OptionalLong known(long since) {
    return since == 0 ? OptionalLong.empty() : OptionalLong.of(since);
  }

  /** Ends a connection whose header took too long, at the latest by a second call. */
  public static void expire(HTTP2ServerConnection connection) {
    EndPoint endPoint = connection.getEndPoint();
    int code = ErrorCode.ENHANCE_YOUR_CALM_ERROR.code;
    if (!connection.getSession().close(code, "header_timeout", closing(endPoint))) {
      endPoint.close();
    }
  }

  /** Ends a connection that has no stream, once it was told to go away. */
  public static void closeIfIdle(HTTP2ServerConnection connection) {
    HTTP2ServerSession session = connection.getSession();
    if (session.isClosed() && session.getStreamCount() == 0) {
      // Not before what is queued has gone out: the last GOAWAY, or the end of a response.
      session.flush(closing(connection.getEndPoint()));
    }
  }

  private static Callback closing(EndPoint endPoint) {
    return Callback.from(endPoint::close, failure -> endPoint.close());
  }

  /** Jetty answers a malformed request like an HTTP/1.1 server; RFC 9113, 8.1.1 has it reset. */
  private final class StrictListener extends HTTPServerSessionListener {
    StrictListener(EndPoint endPoint) {
      super(endPoint);
    }

    @Override
    public void onFailure(Session session, @Nullable Throwable failure, Callback callback) {
      // Without one its client has only said that it sends no more.
      if (failure != null && session instanceof StrictSession strict) {
        strict.getParser().ends();
      }
      super.onFailure(session, failure, callback);
    }

    @Override
    public void onStreamFailure(Stream stream, Throwable failure, Callback callback) {
      stream.reset(new ResetFrame(stream.getId(), ErrorCode.PROTOCOL_ERROR.code), callback);
    }
  }
}
