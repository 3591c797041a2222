package io.junicorn.servlet;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a response says, and how long it is. Jetty finds out the length while it
 * writes it: too late to answer otherwise, and of HTTP/2 at the cost of all streams of the
 * connection. Stateless.
 */
final class ResponseHead {
  private static final String EVENT_STREAM = "text/event-stream";

  /** Status line, length and connection, as far as Jetty adds them. */
  private static final int ADDED = 128;

  /** Of HTTP/1: colon, space and line end. */
  private static final int PUNCTUATION = 4;

  /** Of HTTP/2, beside name and value (RFC 9113, section 6.5.2). */
  private static final int ENTRY = 32;

  private ResponseHead() {}

  /** Not those that announce a response: all 1xx but 101 (RFC 9110, section 15.2). */
  static boolean begins(MetaData.Response response) {
    int code = response.getStatus();
    return code >= HttpStatus.OK_200 || code == HttpStatus.SWITCHING_PROTOCOLS_101;
  }

  static boolean isEventStream(MetaData.Response response) {
    HttpField type = response.getHttpFields().getField(HttpHeader.CONTENT_TYPE);
    return type != null
        && type.getValue().regionMatches(true, 0, EVENT_STREAM, 0, EVENT_STREAM.length());
  }

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
