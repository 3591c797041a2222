package io.junicorn.container.handler;

import io.junicorn.servlet.ConnectionClose;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An answer before any application: one short text, and the connection is closed behind it, since
 * nobody knows what follows on it.
 *
 * @param status the status code
 * @param why one sentence, for the client
 */
record Refused(int status, String why) {

  /** Writes the answer and completes the request. Never blocks. */
  void write(Request request, Response response, Callback callback) {
    response.setStatus(status);
    HttpFields.Mutable headers = response.getHeaders();
    ConnectionClose.say(request, headers);
    if (status == HttpStatus.METHOD_NOT_ALLOWED_405) {
      headers.put(HttpHeader.ALLOW, Methods.ALLOWED);
    }
    headers.put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(response, true, why + "\n", callback);
  }
}
