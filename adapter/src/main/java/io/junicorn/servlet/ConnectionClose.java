package io.junicorn.servlet;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/**
 * {@code Connection: close}, which says that a connection ends with this response. Only HTTP/1
 * knows it: a stream of HTTP/2 ends by itself, and such a field is forbidden there (RFC 9113,
 * section 8.2.2). Stateless.
 */
public final class ConnectionClose {
  private ConnectionClose() {}

  /** Whether the request came by a protocol that knows the field. */
  public static boolean isKnownTo(Request request) {
    return request.getConnectionMetaData().getHttpVersion().getVersion()
        <= HttpVersion.HTTP_1_1.getVersion();
  }

  /** Says it in the header of a response, if the protocol knows the field. */
  public static void say(Request request, HttpFields.Mutable headers) {
    if (isKnownTo(request)) {
      headers.put(HttpFields.CONNECTION_CLOSE);
    }
  }
}
