package io.junicorn.container.handler;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Methods that no application gets to see (RFC 9110, sections 9.3.6 and 9.3.8). */
final class Methods {
  /** What the server as a whole may be asked for; an application knows more of its own paths. */
  static final String ALLOWED = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

  private Methods() {}

  static @Nullable Refused check(Request request) {
    String method = request.getMethod();
    if (HttpMethod.TRACE.is(method)) {
      // It shows cookies and credentials to scripts.
      return new Refused(HttpStatus.METHOD_NOT_ALLOWED_405, "TRACE is not allowed here");
    }
    // In HTTP/2 it also opens a WebSocket (RFC 8441).
    if (HttpMethod.CONNECT.is(method)
        && request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
      return new Refused(HttpStatus.NOT_IMPLEMENTED_501, "no tunnels here");
    }
    return null;
  }
}
