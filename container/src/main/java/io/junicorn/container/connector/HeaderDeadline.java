package io.junicorn.container.connector;

import io.junicorn.container.http2.Http2;
import io.junicorn.periodic.Periodic;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http2.server.internal.HTTP2ServerConnection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A deadline for the whole header of a request. An idle timeout starts anew with every byte, so a
 * client that drips one byte a second would never meet it.
 *
 * <p>The time runs from the accepted connection for its first request, and from the first byte for
 * each later one. One platform thread looks at all connections several times within the deadline;
 * the request's path pays nothing for it. At the deadline the client gets 408 (RFC 9110, section
 * 15.5.9), if it had sent anything, and the connection is closed. A TLS handshake and a PROXY
 * header are part of the first header's time. An HTTP/2 connection gets GOAWAY instead: its preface
 * with the SETTINGS, each header block and each frame but DATA have that time.
 */
final class HeaderDeadline {
  private static final Logger LOG = LoggerFactory.getLogger(HeaderDeadline.class);
  private static final byte[] ANSWER =
      "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final List<AbstractConnector> connectors;
  private final long limitNanos;

  /** Of the thread: whose answer may still be on its way. */
  private final Set<EndPoint> answered = new HashSet<>();

  private final AtomicLong expired = new AtomicLong();
  private volatile HeaderTimeoutListener listener = (address, durationNanos) -> {};

  HeaderDeadline(List<AbstractConnector> connectors, Duration limit) {
    this.connectors = List.copyOf(connectors);
    this.limitNanos = limit.toNanos();
  }

  /** Looks at the connections again and again, while started. */
  Periodic sweeping() {
    Duration pause = Duration.ofMillis(Math.clamp(limitNanos / 20_000_000, 10, 250));
    return new Periodic("junicorn-header-deadline", pause, this::sweep);
  }

  void setListener(HeaderTimeoutListener listener) {
    this.listener = listener;
  }

  private static @Nullable String addressOf(EndPoint endPoint) {
    return endPoint.getRemoteSocketAddress() instanceof InetSocketAddress remote
        ? remote.getAddress().getHostAddress()
        : null;
  }

  long expired() {
    return expired.get();
  }

  private void sweep() {
    answered.removeIf(endPoint -> !endPoint.isOpen());
    for (AbstractConnector connector : connectors) {
      for (EndPoint endPoint : connector.getConnectedEndPoints()) {
        try {
          check(endPoint);
        } catch (RuntimeException e) {
          LOG.warn("cannot check the header deadline of {}", endPoint, e);
        }
      }
    }
  }

  private void check(EndPoint endPoint) {
    switch (WireConnection.of(endPoint)) {
      case WireConnection.Http1(HttpConnection connection) -> check(endPoint, connection);
      case WireConnection.Http2(HTTP2ServerConnection connection) -> check(connection);
      // A TLS handshake or a PROXY header that is not complete: part of the first header's time.
      case WireConnection.Opening _ -> {
        if (isOverdue(endPoint)) {
          close(endPoint);
        }
      }
      case WireConnection.Upgraded _ -> {}
    }
  }

  private void check(EndPoint endPoint, HttpConnection connection) {
    if (endPoint instanceof LazyEndPoint socket && socket.hasReadAhead()) {
      // It waits for a carrier, not for its client.
      return;
    }
    if (connection.getHttpChannel().getRequest() != null
        || !connection.getParser().inHeaderState()) {
      return;
    }
    HttpParser parser = connection.getParser();
    if (!parser.isStart()) {
      long begun = parser.getBeginNanoTime();
      if (begun != 0 && NanoTime.since(begun) > limitNanos) {
        answer(connection.getEndPoint(), NanoTime.since(begun));
      }
    } else if (connection.getMessagesIn() == 0 && isOverdue(endPoint)) {
      close(endPoint);
    }
  }

  private void check(HTTP2ServerConnection connection) {
    if (isOverdue(Http2.endingSince(connection))) {
      // It was told to go away, and does not even take that.
      connection.getEndPoint().close();
    } else if (isOverdue(Http2.pendingSince(connection))) {
      expired.incrementAndGet();
      LOG.debug("header deadline: {}", connection);
      Http2.expire(connection);
    }
  }

  private boolean isOverdue(OptionalLong since) {
    return since.isPresent() && NanoTime.since(since.getAsLong()) > limitNanos;
  }

  private boolean isOverdue(EndPoint endPoint) {
    long ageMillis = System.currentTimeMillis() - endPoint.getCreatedTimeStamp();
    return TimeUnit.MILLISECONDS.toNanos(ageMillis) > limitNanos;
  }

  private void close(EndPoint endPoint) {
    expired.incrementAndGet();
    LOG.debug("header deadline: {}", endPoint);
    endPoint.close();
  }

  private void answer(EndPoint endPoint, long sinceFirstByte) {
    if (!answered.add(endPoint)) {
      // A whole round was not enough for its client to take the answer.
      endPoint.close();
      return;
    }
    expired.incrementAndGet();
    LOG.debug("header deadline: {}", endPoint);
    listener.timedOut(addressOf(endPoint), sinceFirstByte);
    try {
      endPoint.write(
          Callback.from(endPoint::close, failure -> endPoint.close()), ByteBuffer.wrap(ANSWER));
    } catch (RuntimeException writing) {
      // Somebody else writes to it at this moment: then there is an answer already.
      endPoint.close(writing);
    }
  }
}
