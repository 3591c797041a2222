package io.junicorn.servlet;

import io.junicorn.greenlet.Greenlet;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a request away from its application. Called on any thread, and does not block.
 *
 * <p>An HTTP/1 connection is not made for two readers: {@link Request#fail} throws away what is
 * left of the body, and the application may be reading it. So it is called only when nobody can be.
 */
final class Cutting {
  private static final Logger LOG = LoggerFactory.getLogger(Cutting.class);

  private static final String SHUTTING_DOWN = "shutting down";

  private Cutting() {}

  /**
   * Ends what a greenlet works on: a request is answered or cut, an asynchronous task interrupted,
   * anything else killed.
   *
   * @param why continues the words "answered 503"
   */
  static void cut(Greenlet<?> greenlet, String why) {
    cut(greenlet, why, SHUTTING_DOWN);
  }

  /**
   * As {@link #cut(Greenlet, String)}.
   *
   * @param words what the client reads
   */
  static void cut(Greenlet<?> greenlet, String why, String words) {
    switch (greenlet.task()) {
      case Exchange exchange -> {
        cut(exchange, why, words);
        greenlet.interrupt();
      }
      // One that never began would never end its request.
      case AsyncTask _ -> greenlet.interrupt();
      default -> greenlet.kill();
    }
  }

  /** The deadline of a request is now: answers 503 if the response has not begun, else cuts it. */
  static void cut(Exchange exchange, String why) {
    cut(exchange, why, SHUTTING_DOWN);
  }

  private static void cut(Exchange exchange, String why, String words) {
    ExchangeStream stream = exchange.stream();
    if (stream == null || exchange.isCompleted()) {
      return;
    }
    String where = ExpiryLog.whereabouts(exchange);
    if (stream.answer(End.CUT, HttpStatus.SERVICE_UNAVAILABLE_503, words)) {
      LOG.warn("answered 503 {}: {}; {}", why, exchange.describe(), where);
    } else if (stream.cutOff(End.CUT, words)) {
      LOG.warn("cut {}: {}; {}", why, exchange.describe(), where);
    }
  }

  /** Ends the connection, of HTTP/2 the stream alone, and fails the application. */
  static void end(Request request, HttpStream stream, Throwable failure) {
    try {
      if (ConnectionClose.isKnownTo(request)) {
        request.getConnectionMetaData().getConnection().getEndPoint().close(failure);
      } else {
        stream.cancelSend(failure, Callback.NOOP).run();
      }
    } catch (RuntimeException e) {
      LOG.warn("cannot cut the connection of {}", request.getHttpURI(), e);
    }
  }

  /**
   * Fails what the application reads and writes, now and later; of HTTP/1 a read under way, and
   * what waits without any.
   *
   * @param quiet no thread reads the body, and none will
   */
  static void fail(Request request, Throwable failure, boolean quiet) {
    try {
      if (!ConnectionClose.isKnownTo(request)) {
        request.fail(failure);
      } else if (!failDemand(request, failure) && quiet) {
        request.fail(failure);
      }
    } catch (RuntimeException ended) {
      // The request ended at this moment, and its channel is gone.
      LOG.debug("nothing is left to fail of {}", request.getHttpURI(), ended);
    }
  }

  // Whoever takes the interest in the next bytes has the connection for himself.
  private static boolean failDemand(Request request, Throwable failure) {
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    return endPoint instanceof AbstractEndPoint readable
        && readable.getFillInterest().onFail(failure);
  }

  /** Whether the head of the request announces no body (RFC 9112, section 6.3). */
  static boolean isWithoutBody(Request request) {
    return request.getLength() <= 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }
}
