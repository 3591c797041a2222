package io.junicorn.container.handler;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses a request of HTTP/1.0 with {@code Transfer-Encoding} and closes: its framing is faulty
 * (RFC 9112, section 6.1), and a proxy of that age would read another request in it. Never blocks.
 */
public final class Chunked10Refusal extends Handler.Wrapper {
  /** Guards the handler behind it. */
  public Chunked10Refusal(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_0
        || !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      return super.handle(request, response, callback);
    }
    response.setStatus(HttpStatus.BAD_REQUEST_400);
    response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    Content.Sink.write(response, true, "Transfer-Encoding is not part of HTTP/1.0\n", callback);
    return true;
  }
}
