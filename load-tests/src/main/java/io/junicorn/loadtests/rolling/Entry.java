package io.junicorn.loadtests.rolling;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A port of the proxy with the connections that clients keep to it: the one that is idle for the
 * longest time is used next. Safe for use by several threads.
 *
 * <p>As every client of HTTP does, it looks whether an idle connection was closed meanwhile. When
 * one is closed before the first byte of an answer to a request on it, a GET is sent again on a new
 * one, and counted; a POST is not (RFC 9110, section 9.2.2), for it may have been carried out: it
 * is lost. Behind a proxy that closes idle connections when it likes, POSTs go on new connections.
 */
final class Entry implements AutoCloseable {
  private final int port;
  private final boolean closesIdle;
  private final Queue<ClientConnection> idle = new ConcurrentLinkedQueue<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger resent = new AtomicInteger();

  /**
   * One that nobody has connected to yet.
   *
   * @param closesIdle whether the proxy closes idle connections of clients
   */
  Entry(int port, boolean closesIdle) {
    this.port = port;
    this.closesIdle = closesIdle;
  }

  /** The complete answer to a request. */
  Answer send(Message message) throws LostAnswer {
    if (closesIdle && !message.repeatable()) {
      try (ClientConnection own = open()) {
        return own.exchange(message);
      }
    }
    ClientConnection kept = takeIdle();
    try {
      return exchange(kept == null ? open() : kept, message);
    } catch (LostAnswer e) {
      if (kept == null || !message.repeatable() || e.outcome() != Outcome.NO_ANSWER) {
        throw e;
      }
      resent.incrementAndGet();
      return exchange(open(), message);
    }
  }

  private Answer exchange(ClientConnection connection, Message message) throws LostAnswer {
    boolean keep = false;
    try {
      Answer answer = connection.exchange(message);
      keep = !answer.closes();
      return answer;
    } finally {
      if (keep) {
        idle.add(connection);
      } else {
        connection.close();
      }
    }
  }

  private ClientConnection open() throws LostAnswer {
    ClientConnection connection = ClientConnection.open(port);
    opened.incrementAndGet();
    return connection;
  }

  private @Nullable ClientConnection takeIdle() {
    for (ClientConnection next = idle.poll(); next != null; next = idle.poll()) {
      if (!next.isStale()) {
        return next;
      }
      next.close();
    }
    return null;
  }

  /** Connections that were opened. */
  int opened() {
    return opened.get();
  }

  /** GETs that were sent again, for the connection they were sent on was closed just then. */
  int resent() {
    return resent.get();
  }

  @Override
  public void close() {
    idle.forEach(ClientConnection::close);
  }
}
