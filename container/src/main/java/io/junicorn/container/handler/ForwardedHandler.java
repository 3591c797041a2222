package io.junicorn.container.handler;

import io.junicorn.container.trust.TrustedPeers;
import java.net.SocketAddress;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes scheme, host and client address from {@code Forwarded} (RFC 7239) and {@code X-Forwarded-*}
 * if the peer is trusted; those of other peers change nothing. Headers that contradict each other
 * are answered with 400. Never blocks.
 *
 * <p>A request without such headers costs one look at its fields.
 */
public final class ForwardedHandler extends Handler.Wrapper {
  private final TrustedPeers trusted;

  /** Rewrites requests for the handler behind it. */
  public ForwardedHandler(Handler next, TrustedPeers trusted) {
    super(next);
    this.trusted = trusted;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!saysForwarded(request.getHeaders())) {
      return super.handle(request, response, callback);
    }
    SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
    if (!trusted.contains(peer)) {
      return super.handle(request, response, callback);
    }
    Request seen;
    try {
      seen = ForwardedRequest.of(request, ForwardedHeaders.read(request.getHeaders(), trusted));
    } catch (BadForwardedException e) {
      new Refused(HttpStatus.BAD_REQUEST_400, String.valueOf(e.getMessage()))
          .write(request, response, callback);
      return true;
    }
    return super.handle(seen, response, callback);
  }

  private static boolean saysForwarded(HttpFields fields) {
    for (HttpField field : fields) {
      HttpHeader header = field.getHeader();
      if (header == null) {
        if (field.getName().regionMatches(true, 0, "X-Forwarded-", 0, 12)) {
          return true;
        }
      } else {
        switch (header) {
          case FORWARDED,
              X_FORWARDED_FOR,
              X_FORWARDED_HOST,
              X_FORWARDED_PORT,
              X_FORWARDED_PROTO -> {
            return true;
          }
          default -> {}
        }
      }
    }
    return false;
  }
}
