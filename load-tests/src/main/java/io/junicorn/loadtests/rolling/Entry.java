package io.junicorn.loadtests.rolling;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A port of the proxy with the connections that clients keep to it: the one that is idle for the
 * longest time is used next. Safe for use by several threads.
 *
 * <p>As every client of HTTP does, it looks whether an idle connection was closed meanwhile, and
 * takes a new one when it is closed before the first byte of an answer to a request on it (RFC
 * 9112, section 9.3.1); such requests are counted.
 */
final class Entry implements AutoCloseable {
  private final int port;
  private final Queue<ClientConnection> idle = new ConcurrentLinkedQueue<>();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger resent = new AtomicInteger();

  Entry(int port) {
    this.port = port;
  }

  /** The complete answer to a request. */
  Answer send(Message message) throws LostAnswer {
    ClientConnection kept = takeIdle();
    try {
      return exchange(kept == null ? open() : kept, message);
    } catch (LostAnswer e) {
      if (kept == null || e.outcome() != Outcome.NO_ANSWER) {
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

  /** Requests that were sent again, for the connection they were sent on was closed just then. */
  int resent() {
    return resent.get();
  }

  @Override
  public void close() {
    idle.forEach(ClientConnection::close);
  }
}
