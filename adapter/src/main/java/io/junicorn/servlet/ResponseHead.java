package io.junicorn.servlet;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * How long the header of a response is. Jetty finds out while it writes it: too late to answer
 * otherwise, and of HTTP/2 at the cost of all streams of the connection. Stateless.
 */
final class ResponseHead {
  /** Status line, length and connection, as far as Jetty adds them. */
  private static final int ADDED = 128;

  /** Of HTTP/1: colon, space and line end. */
  private static final int PUNCTUATION = 4;

  /** Of HTTP/2, beside name and value (RFC 9113, section 6.5.2). */
  private static final int ENTRY = 32;

  private ResponseHead() {}

  /** What Jetty would count, or a little more. */
  static long bytes(Request request, MetaData.Response response) {
    int each = ConnectionClose.isKnownTo(request) ? PUNCTUATION : ENTRY;
    long bytes = ADDED + length(response.getReason());
    for (HttpField field : response.getHttpFields()) {
      bytes += field.getName().length() + length(field.getValue()) + each;
    }
    return bytes;
  }

  private static long length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  /** How long it may be. */
  static int limit(Request request) {
    HttpConfiguration http = request.getConnectionMetaData().getHttpConfiguration();
    int max = http.getMaxResponseHeaderSize();
    return max > 0 ? max : http.getResponseHeaderSize();
  }
}
