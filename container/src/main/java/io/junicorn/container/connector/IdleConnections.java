package io.junicorn.container.connector;

import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.internal.HttpConnection;

/** Tells what an HTTP/1.1 connection is doing. */
final class IdleConnections {
  private IdleConnections() {}

  /** Whether no request is in work and not a byte of the next one was read. */
  static boolean isIdle(HttpConnection connection) {
    HttpParser parser = connection.getParser();
    return connection.getHttpChannel().getRequest() == null
        && (parser.isStart() || parser.isIdle())
        && connection.isRequestBufferEmpty();
  }

  static void closeIfIdle(EndPoint endPoint) {
    if (endPoint.getConnection() instanceof HttpConnection connection && isIdle(connection)) {
      endPoint.close();
    }
  }
}
