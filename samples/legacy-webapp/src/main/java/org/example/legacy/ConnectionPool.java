package org.example.legacy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A small blocking pool of connections. Whoever wants a connection while all are lent waits for one
 * to come back, but not for ever. The database itself is never called with the monitor held.
 */
final class ConnectionPool extends AbstractDataSource implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ConnectionPool.class.getName());

  private static final int VALIDATION_SECONDS = 5;

  private final String url;
  private final String user;
  private final String password;
  private final int capacity;
  private final long maxWaitMs;

  private final Deque<Connection> idle = new ArrayDeque<>();
  // Places taken: connections idle, lent, or just being opened.
  private int taken;
  private boolean closed;

  ConnectionPool(String url, String user, String password, int capacity, long maxWaitMs) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.capacity = capacity;
    this.maxWaitMs = maxWaitMs;
  }

  /** Lends a connection; closing it gives it back. */
  @Override
  public Connection getConnection() throws SQLException {
    while (true) {
      Connection connection = takeIdleOrPlace();
      if (connection == null) {
        return LentConnection.wrap(connect(), this);
      }
      if (isUsable(connection)) {
        return LentConnection.wrap(connection, this);
      }
      discard(connection);
    }
  }

  /** Waits for an idle connection or for a free place, which is answered with null. */
  private synchronized Connection takeIdleOrPlace() throws SQLException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(maxWaitMs);
    while (!closed && idle.isEmpty() && taken >= capacity) {
      long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (leftMs <= 0) {
        throw new SQLTransientConnectionException(
            "no connection became free within " + maxWaitMs + " ms, all " + capacity + " in use");
      }
      try {
        wait(leftMs);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLTransientConnectionException("interrupted waiting for a connection", e);
      }
    }
    if (closed) {
      throw new SQLNonTransientConnectionException("the pool is closed");
    }
    Connection connection = idle.pollFirst();
    if (connection == null) {
      taken++;
    }
    return connection;
  }

  private Connection connect() throws SQLException {
    boolean connected = false;
    try {
      Connection connection =
          user == null
              ? DriverManager.getConnection(url)
              : DriverManager.getConnection(url, user, password);
      connected = true;
      return connection;
    } finally {
      if (!connected) {
        releasePlace();
      }
    }
  }

  private static boolean isUsable(Connection connection) {
    try {
      return connection.isValid(VALIDATION_SECONDS);
    } catch (SQLException e) {
      LOG.log(Level.FINE, "connection is not valid", e);
      return false;
    }
  }

  /** Takes a lent connection back, without what its borrower may have left open. */
  void giveBack(Connection connection) {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      connection.clearWarnings();
    } catch (SQLException e) {
      LOG.log(Level.FINE, "connection came back broken", e);
      discard(connection);
      return;
    }
    if (!keep(connection)) {
      discard(connection);
    }
  }

  private synchronized boolean keep(Connection connection) {
    if (closed) {
      return false;
    }
    idle.addFirst(connection);
    notifyAll();
    return true;
  }

  private synchronized void releasePlace() {
    taken--;
    notifyAll();
  }

  private void discard(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.log(Level.FINE, "cannot close a connection", e);
    } finally {
      releasePlace();
    }
  }

  /** Closes the idle connections now and the lent ones when they come back. */
  @Override
  public void close() {
    while (true) {
      Connection connection;
      synchronized (this) {
        closed = true;
        notifyAll();
        connection = idle.pollFirst();
      }
      if (connection == null) {
        return;
      }
      discard(connection);
    }
  }
}
