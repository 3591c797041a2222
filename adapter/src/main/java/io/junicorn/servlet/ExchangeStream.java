package io.junicorn.servlet;

import io.junicorn.admission.Admission;
import io.junicorn.greenlet.Greenlet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What goes out for one request: sees the response begin, sees the stream end, and can answer in
 * the application's place.
 *
 * <p>Who answers is decided by one compare-and-set: the application on its greenlet, or the server
 * on a platform thread. The loser's bytes never reach the connection.
 */
final class ExchangeStream extends HttpStream.Wrapper {
  private enum Author {
    NOBODY,
    APPLICATION,
    SERVER
  }

  private final Exchange exchange;
  private final Request request;
  private final AtomicReference<Author> author = new AtomicReference<>(Author.NOBODY);
  private volatile int status;
  private volatile HttpFields headers = HttpFields.EMPTY;

  /** Why the server ended it; null while it has not. */
  private volatile @Nullable End imposed;

  /** Of sends, which follow each other. */
  private long contentBytes;

  ExchangeStream(HttpStream wrapped, Exchange exchange, Request request) {
    super(wrapped);
    this.exchange = exchange;
    this.request = request;
  }

  @Override
  public void prepareResponse(HttpFields.Mutable headers) {
    if (exchange.draining() && Refusal.isHttp1(request)) {
      headers.put(HttpFields.CONNECTION_CLOSE);
    }
    super.prepareResponse(headers);
  }

  @Override
  public void send(
      MetaData.Request metaRequest,
      MetaData.Response metaResponse,
      boolean last,
      ByteBuffer content,
      Callback sent) {
    if (metaResponse != null && begins(metaResponse)) {
      if (!author.compareAndSet(Author.NOBODY, Author.APPLICATION)) {
        sent.failed(alreadyAnswered());
        return;
      }
      status = metaResponse.getStatus();
      headers = metaResponse.getHttpFields();
      if (!last && streams(metaResponse) && !exchange.becomeStream()) {
        refuseStream(metaRequest, sent);
        return;
      }
    } else if (author.get() == Author.SERVER) {
      sent.failed(alreadyAnswered());
      return;
    }
    contentBytes += BufferUtil.length(content);
    super.send(metaRequest, metaResponse, last, content, sent);
  }

  // 1xx announce a response and do not begin it, but for 101 (RFC 9110, section 15.2).
  private static boolean begins(MetaData.Response metaResponse) {
    int code = metaResponse.getStatus();
    return code >= HttpStatus.OK_200 || code == HttpStatus.SWITCHING_PROTOCOLS_101;
  }

  private boolean streams(MetaData.Response metaResponse) {
    HttpField type = metaResponse.getHttpFields().getField(HttpHeader.CONTENT_TYPE);
    return (type != null && isEventStream(type.getValue())) || exchange.left();
  }

  private static boolean isEventStream(String contentType) {
    String name = "text/event-stream";
    return contentType.regionMatches(true, 0, name, 0, name.length());
  }

  private void refuseStream(MetaData.Request metaRequest, Callback sent) {
    author.set(Author.SERVER);
    imposed = End.REFUSED;
    Admission.Rejected rejected = exchange.tooManyStreams();
    IOException failure = new IOException(rejected.message());
    ByteBuffer body = Refusal.body(rejected.message());
    super.send(
        metaRequest,
        inPlace(HttpStatus.SERVICE_UNAVAILABLE_503, body),
        true,
        body,
        Callback.from(() -> sent.failed(failure), sent::failed));
  }

  /** Whether the response has begun, by whomever. */
  boolean begun() {
    return author.get() != Author.NOBODY;
  }

  /**
   * Answers in the application's place, on the calling thread, and closes the connection after it.
   *
   * @return false when the response had begun already
   */
  boolean answer(End reason, int code, String text) {
    if (!author.compareAndSet(Author.NOBODY, Author.SERVER)) {
      return false;
    }
    imposed = reason;
    ByteBuffer body = Refusal.body(text);
    super.send(Refusal.head(request), inPlace(code, body), true, body, Callback.NOOP);
    return true;
  }

  private MetaData.Response inPlace(int code, ByteBuffer body) {
    MetaData.Response head = Refusal.response(request, code, body.remaining());
    status = code;
    headers = head.getHttpFields();
    contentBytes = body.remaining();
    return head;
  }

  private IOException alreadyAnswered() {
    return new IOException("the server has answered " + status + " in the application's place");
  }

  @Override
  public void succeeded() {
    exchange.completed(End.COMPLETED);
    super.succeeded();
  }

  @Override
  public void failed(Throwable cause) {
    exchange.completed(End.brokenOffBy(cause));
    super.failed(cause);
  }

  /** What became of it, with the reason of the server if it had one. */
  Ending ending(End end, long durationNanos, long queuedNanos, @Nullable Greenlet<?> runner) {
    End known = imposed;
    return new Ending(
        known == null ? end : known,
        status,
        durationNanos,
        queuedNanos,
        contentBytes,
        headers,
        runner);
  }
}
