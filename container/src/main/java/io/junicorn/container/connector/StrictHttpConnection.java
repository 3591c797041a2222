package io.junicorn.container.connector;

import io.junicorn.greenlet.GreenletTree;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 connection that refuses what Jetty's parser lets through: loose request lines,
 * targets of no known form, trailers that change what was read before. A refusal is Jetty's own for
 * a bad message: one answer, and the connection is closed.
 *
 * <p>After a response it waits for the next request as cheaply as it can, on the thread that has
 * ended the response. All else happens on the thread that parses, one at a time for each
 * connection.
 */
final class StrictHttpConnection extends HttpConnection {
  private final RequestLine line;

  private final Callback next = new Next();

  /**
   * Of the request in work: whether its header was all that had come, and Jetty holds no buffer.
   */
  private boolean bodyless;

  /** Set by Jetty's constructor, through {@link #newRequestHandler}. */
  private @Nullable Rules rules;

  StrictHttpConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
    line = new RequestLine();
    super(configuration, connector, endPoint);
  }

  @Override
  protected RequestHandler newRequestHandler() {
    Rules made = new Rules();
    rules = made;
    return made;
  }

  @Override
  protected HttpParser newHttpParser(HttpCompliance compliance) {
    HttpConfiguration http = getHttpConfiguration();
    HttpParser parser = new LineParser(rules, http.getRequestHeaderSize(), compliance, line);
    parser.setHeaderCacheSize(http.getHeaderCacheSize());
    parser.setHeaderCacheCaseSensitive(http.isHeaderCacheCaseSensitive());
    return parser;
  }

  /** The response is out, on the thread that has ended it; or the connection begins with bytes. */
  void goOn() {
    if (bodyless && getParser().isStart() && isRequestBufferEmpty() && getEndPoint().isOpen()) {
      // Jetty would take a buffer, find nothing to read, and give the buffer back.
      fillInterested(next);
    } else {
      GreenletTree.newborn(this);
    }
  }

  /** The first bytes of the next request have come. */
  private final class Next implements Callback {
    @Override
    public void succeeded() {
      onFillable();
    }

    @Override
    public void failed(Throwable cause) {
      onFillInterestedFailed(cause);
    }

    @Override
    public InvocationType getInvocationType() {
      return getServer().getInvocationType();
    }
  }

  private static HttpException.RuntimeException bad(String why) {
    return new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, why);
  }

  /** Shows each request line to {@link RequestLine} before it is parsed. */
  private static final class LineParser extends HttpParser {
    private final RequestLine line;

    LineParser(
        @Nullable Rules rules, int maxHeaderBytes, HttpCompliance compliance, RequestLine line) {
      super(rules, maxHeaderBytes, compliance);
      this.line = line;
    }

    @Override
    public boolean parseNext(ByteBuffer buffer) {
      if (isState(State.START)) {
        line.begin();
      }
      if (getState().compareTo(State.HEADER) < 0) {
        line.look(buffer);
      }
      return super.parseNext(buffer);
    }
  }

  /** What the parser reports is checked here before Jetty makes a request of it. */
  private final class Rules extends RequestHandler {
    @Override
    public void startRequest(String method, String target, HttpVersion version) {
      // HTTP/2 begins with a request line of its own (RFC 9113, section 3.4): Jetty's business.
      if (!HttpMethod.PRI.is(method)) {
        if (version == HttpVersion.HTTP_2) {
          throw new HttpException.RuntimeException(HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505);
        }
        refuse(line.fault());
        refuse(RequestTarget.fault(method, target, getEndPoint().getSslSessionData() != null));
      }
      super.startRequest(method, target, version);
    }

    @Override
    public boolean headerComplete() {
      boolean handle = super.headerComplete();
      bodyless = !getParser().hasContent() && isRequestBufferEmpty();
      return handle;
    }

    private void refuse(@Nullable String fault) {
      if (fault != null) {
        throw bad(fault);
      }
    }

    @Override
    public void parsedTrailer(HttpField field) {
      if (ForbiddenTrailers.has(field)) {
        throw bad("trailer " + field.getName());
      }
      super.parsedTrailer(field);
    }
  }
}
