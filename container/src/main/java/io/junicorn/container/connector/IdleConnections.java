package io.junicorn.container.connector;

import io.junicorn.container.http2.Http2;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.internal.HttpConnection;

/** Tells what a connection is doing, and closes it when that is nothing. */
final class IdleConnections {
  private IdleConnections() {}

  /**
   * Whether no request is in work and not a byte of the next one was read: asked in the order in
   * which bytes move on, so that none slips through between two looks.
   */
  private static boolean isIdle(HttpConnection connection) {
    HttpParser parser = connection.getParser();
    return connection.isRequestBufferEmpty()
        && (parser.isStart() || parser.isIdle())
        && connection.getHttpChannel().getRequest() == null;
  }

  private static boolean hasReadAhead(EndPoint endPoint) {
    return endPoint instanceof LazyEndPoint socket && socket.hasReadAhead();
  }

  /**
   * An HTTP/2 connection must have been told to go away before.
   *
   * @return whether it must be looked at again: it has bytes that nobody has parsed
   */
  static boolean closeIfIdle(EndPoint endPoint) {
    switch (WireConnection.of(endPoint)) {
      case WireConnection.Http1(HttpConnection connection) -> {
        if (hasReadAhead(endPoint)) {
          return true;
        }
        if (isIdle(connection)) {
          connection.getEndPoint().close();
        }
      }
      case WireConnection.Http2(var connection) -> Http2.closeIfIdle(connection);
      case WireConnection.Opening _ -> endPoint.close();
      // Its application closes it.
      case WireConnection.Upgraded _ -> {}
    }
    return false;
  }
}
