package io.junicorn.servlet;

import io.junicorn.admission.Admission;
import io.junicorn.admission.AdmissionSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The 503 of a request that is not served (RFC 9110, section 15.6.4). It never blocks. */
final class Refusal {
  private static final String TYPE = "text/plain;charset=utf-8";
  private static final String RETRY_SECONDS = "1";

  private Refusal() {}

  /**
   * Writes the refusal and completes the request. The connection stays open only if the whole body
   * of the request is there to be thrown away (RFC 9112, section 9.3).
   */
  static void write(
      Request request,
      Response response,
      Callback callback,
      Admission.Rejected rejected,
      AdmissionSettings settings) {
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE_503);
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.RETRY_AFTER, retryAfter(settings));
    headers.put(HttpHeader.CONTENT_TYPE, TYPE);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    if (!request.consumeAvailable()) {
      ConnectionClose.say(request, headers);
    }
    response.write(true, body(rejected.message()), callback);
  }

  // Whoever waits as long as the queue would have let him finds it drained or was right to give up.
  private static String retryAfter(AdmissionSettings settings) {
    return Long.toString(Math.max(1, settings.queueTimeout().plusMillis(999).toSeconds()));
  }

  static ByteBuffer body(String message) {
    return ByteBuffer.wrap((message + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The head of the request, which HTTP/2 asks for its method. */
  static MetaData.Request head(Request request) {
    return new MetaData.Request(
        request.getMethod(),
        request.getHttpURI(),
        request.getConnectionMetaData().getHttpVersion(),
        request.getHeaders());
  }

  /** The head of an answer that is written past the application's own response. */
  static MetaData.Response response(Request request, int status, int length) {
    HttpFields.Mutable headers = HttpFields.build();
    ConnectionClose.say(request, headers);
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      headers.put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
    }
    headers.put(HttpHeader.CONTENT_TYPE, TYPE);
    headers.put(HttpHeader.CONTENT_LENGTH, length);
    return new MetaData.Response(
        status,
        null,
        ConnectionClose.isKnownTo(request) ? HttpVersion.HTTP_1_1 : HttpVersion.HTTP_2,
        headers,
        length);
  }
}
