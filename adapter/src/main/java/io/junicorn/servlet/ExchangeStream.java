package io.junicorn.servlet;

import io.junicorn.admission.Admission;
import io.junicorn.admission.RejectReason;
import io.junicorn.greenlet.Greenlet;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes out for one request: sees the response begin, sees the stream end, and can answer in
 * the application's place.
 *
 * <p>Who answers is decided by one compare-and-set: the application on its greenlet, or the server
 * on a platform thread. The loser's bytes never reach the connection.
 */
final class ExchangeStream extends HttpStream.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(ExchangeStream.class);

  private enum Author {
    NOBODY,
    APPLICATION,
    /** The server, and its answer is not out yet. */
    ANSWERING,
    /** The same, and the application has ended meanwhile. */
    AWAITED,
    SERVER,
    /** Jetty has completed the stream: it is too late for the server. */
    ENDED
  }

  private static final VarHandle AUTHOR =
      FieldHandle.of(MethodHandles.lookup(), "author", Author.class);

  private final Exchange exchange;
  private final Request request;
  private volatile Author author = Author.NOBODY;
  private volatile int status;
  private volatile HttpFields headers = HttpFields.EMPTY;

  /** Why the server ended it; null while it has not. */
  private volatile @Nullable End imposed;

  /** Its answer went out in the place of what the application was about to send. */
  private volatile boolean replaced;

  /** What the application hears of that. */
  private volatile String loss = "";

  /** The end of the application that waits for the server's answer to be out. */
  private volatile @Nullable Throwable awaiting;

  private volatile @Nullable BodyClock body;
  private volatile boolean bodyEnded;

  /** It ended well, with its last byte. */
  private volatile boolean bodyTaken;

  private volatile @Nullable WriteClock writes;

  /** Of sends, which follow each other. */
  private long contentBytes;

  /** The sends that begin and end the application's response, once they have been made. */
  private volatile @Nullable SendOutcome firstSend;

  private volatile @Nullable SendOutcome lastSend;

  ExchangeStream(HttpStream wrapped, Exchange exchange, Request request) {
    super(wrapped);
    this.exchange = exchange;
    this.request = request;
  }

  @Override
  public void prepareResponse(HttpFields.Mutable headers) {
    if (exchange.draining()) {
      ConnectionClose.say(request, headers);
    }
    if (exchange.left()) {
      AsyncTask.worksFor(exchange);
    }
    ServerTiming timing = exchange.handler().serverTiming();
    if (timing.isAnywhere()) {
      timing.say(exchange, headers);
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
    boolean beginning = metaResponse != null && ResponseHead.begins(metaResponse);
    if (beginning) {
      if (!AUTHOR.compareAndSet(this, Author.NOBODY, Author.APPLICATION)) {
        sent.failed(lost());
        return;
      }
      long bytes = ResponseHead.bytes(request, metaResponse);
      if (bytes > ResponseHead.limit(request)) {
        refuseHeader(bytes, metaRequest, sent);
        return;
      }
      status = metaResponse.getStatus();
      headers = metaResponse.getHttpFields();
      if (!last
          && (exchange.left() || ResponseHead.isEventStream(metaResponse))
          && !exchange.becomeStream()) {
        refuseStream(metaRequest, sent);
        return;
      }
    } else if (endedByServer()) {
      sent.failed(lost());
      return;
    }
    contentBytes += BufferUtil.length(content);
    Callback told = timed(sent);
    if (beginning || last) {
      SendOutcome outcome = new SendOutcome(told);
      told = outcome;
      if (beginning) {
        firstSend = outcome;
      }
      if (last) {
        lastSend = outcome;
      }
    }
    super.send(metaRequest, metaResponse, last, content, told);
  }

  // Of HTTP/1 the connection itself knows whether bytes are stuck.
  private Callback timed(Callback sent) {
    if (!exchange.isWatched() || ConnectionClose.isKnownTo(request)) {
      return sent;
    }
    WriteClock clock = writes;
    if (clock == null) {
      clock = new WriteClock();
      writes = clock;
    }
    return clock.timing(sent);
  }

  @Override
  public void demand() {
    BodyClock clock = body;
    if (clock == null && exchange.isWatched()) {
      clock = new BodyClock(exchange.deadlines().bodyRate().orElse(null));
      body = clock;
    }
    if (clock != null) {
      clock.waits(NanoTime.now());
    }
    super.demand();
  }

  @Override
  public Content.@Nullable Chunk read() {
    if (endedByServer()) {
      return Content.Chunk.from(lost(), true);
    }
    Content.Chunk chunk = super.read();
    if (chunk == null) {
      return null;
    }
    BodyClock clock = body;
    if (clock != null) {
      clock.got(chunk.remaining(), NanoTime.now());
    }
    if (chunk.isLast()) {
      bodyEnded = true;
      bodyTaken = !Content.Chunk.isFailure(chunk);
    }
    return chunk;
  }

  /** Whether the end of the response has been handed over where the application would send it. */
  boolean isEnding() {
    return lastSend != null || replaced;
  }

  /** Whether the server has ended it, and no send of the application tells it so. */
  boolean endedUnheard() {
    return endedByServer() && !replaced;
  }

  /** How long the body was waited for; null when it never was. */
  @Nullable BodyClock body() {
    return body;
  }

  /** How long a send of HTTP/2 has been under way; null when there was none. */
  @Nullable WriteClock writes() {
    return writes;
  }

  private void refuseStream(MetaData.Request metaRequest, Callback sent) {
    loss = "no place was left for a stream";
    GreenletHandler handler = exchange.handler();
    Admission.Rejected rejected = handler.limiter().rejected(RejectReason.STREAMS_FULL);
    handler.observer().rejected(request, rejected);
    replace(End.REFUSED, HttpStatus.SERVICE_UNAVAILABLE_503, rejected.message(), metaRequest, sent);
  }

  private void refuseHeader(long bytes, MetaData.Request metaRequest, Callback sent) {
    loss = "the response's header was too long";
    LOG.warn(
        "answered 500, for the response's header has {} bytes and limit-response-header is {}: {}",
        bytes,
        ResponseHead.limit(request),
        exchange.describe());
    String message = "the response's header is too long";
    replace(End.FAILED, HttpStatus.INTERNAL_SERVER_ERROR_500, message, metaRequest, sent);
  }

  // The application is about to send, and gets a failure when the server's answer is out.
  private void replace(
      End reason, int code, String message, MetaData.Request metaRequest, Callback sent) {
    replaced = true;
    author = Author.SERVER;
    imposed = reason;
    IOException failure = new IOException(message);
    ByteBuffer body = Refusal.body(message);
    super.send(
        metaRequest,
        inPlace(code, body),
        true,
        body,
        Callback.from(() -> sent.failed(failure), sent::failed));
  }

  /** Whether the response has begun, by whomever. */
  boolean begun() {
    return author != Author.NOBODY;
  }

  /** Whether the server has ended it, by an answer or by a cut. */
  boolean endedByServer() {
    return switch (author) {
      case ANSWERING, AWAITED, SERVER -> true;
      case NOBODY, APPLICATION, ENDED -> false;
    };
  }

  /**
   * Answers in the application's place, on the calling thread, and closes the connection after it.
   * Then the application's reads and writes fail, also those under way, and an asynchronous one
   * gets its {@code onError}.
   *
   * @return false when the response had begun already
   */
  boolean answer(End reason, int code, String text) {
    if (!AUTHOR.compareAndSet(this, Author.NOBODY, Author.ANSWERING)) {
      return false;
    }
    imposed = reason;
    loss = "the server has answered " + code + " in the application's place: " + text;
    ByteBuffer content = Refusal.body(text);
    MetaData.Response head = inPlace(code, content);
    Callback done =
        Callback.from(
            Invocable.InvocationType.NON_BLOCKING,
            this::answered,
            _ -> {
              answered();
              end();
            });
    super.send(Refusal.head(request), head, true, content, done);
    return true;
  }

  // An application that ended before the answer was out would have closed its connection.
  private void answered() {
    if (AUTHOR.compareAndSet(this, Author.ANSWERING, Author.SERVER)) {
      failApplication();
    } else {
      author = Author.SERVER;
      failed(Objects.requireNonNull(awaiting));
    }
  }

  /**
   * Cuts a response that has begun: its connection is closed, of HTTP/2 the stream is reset. The
   * application's reads and writes fail.
   *
   * @return false when it had not begun, or had ended already
   */
  boolean cutOff(End reason, String text) {
    if (!AUTHOR.compareAndSet(this, Author.APPLICATION, Author.SERVER)) {
      return false;
    }
    imposed = reason;
    loss = "the server has cut the response: " + text;
    end();
    return true;
  }

  private void end() {
    Cutting.end(request, getWrapped(), lost());
    failApplication();
  }

  /** Tells the application that it was ended: what waits for this request wakes up. */
  void failApplication() {
    Cutting.fail(request, lost(), exchange.left() && (bodyEnded || Cutting.isWithoutBody(request)));
  }

  private MetaData.Response inPlace(int code, ByteBuffer body) {
    MetaData.Response head = Refusal.response(request, code, body.remaining());
    status = code;
    headers = head.getHttpFields();
    contentBytes = body.remaining();
    return head;
  }

  private IOException lost() {
    return new IOException(loss);
  }

  @Override
  public void succeeded() {
    boolean whole = ends();
    exchange.completed(End.COMPLETED);
    if (whole) {
      super.succeeded();
    } else {
      // Cut at the last moment: no request may follow on this connection.
      super.failed(lost());
    }
  }

  /** From here on the server does nothing to it; false when it has. */
  private boolean ends() {
    return AUTHOR.compareAndSet(this, Author.APPLICATION, Author.ENDED)
        || AUTHOR.compareAndSet(this, Author.NOBODY, Author.ENDED)
        || AUTHOR.compareAndSet(this, Author.APPLICATION, Author.ENDED)
        || author == Author.ENDED;
  }

  @Override
  public void failed(Throwable cause) {
    awaiting = cause;
    if (AUTHOR.compareAndSet(this, Author.ANSWERING, Author.AWAITED)) {
      return;
    }
    boolean _ = ends();
    End reason = End.brokenOffBy(cause);
    SendOutcome last = lastSend;
    if (reason != End.ABORTED || last == null || !isRequestTaken()) {
      exchange.completed(reason);
    } else if (exchange.complete()) {
      // A client may leave as soon as it has everything: of HTTP/2 that may be heard before the
      // connection says whether it took the last bytes.
      last.whenKnown(taken -> exchange.tell(taken ? End.COMPLETED : End.ABORTED));
    }
    super.failed(cause);
  }

  private boolean isRequestTaken() {
    return bodyTaken || Cutting.isWithoutBody(request);
  }

  /** What became of it, with the reason of the server if it had one. */
  Ending ending(End end, long durationNanos, long queuedNanos, @Nullable Greenlet<?> runner) {
    End known = imposed;
    SendOutcome first = firstSend;
    if (known == null && end == End.ABORTED && (first == null || !first.isTaken())) {
      // Whatever was handed over: the client had left before it was out.
      return new Ending(end, 0, durationNanos, queuedNanos, 0, HttpFields.EMPTY, runner);
    }
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
