package io.junicorn.container.resource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import io.junicorn.accounting.Accounting;
import io.junicorn.accounting.ParkKind;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool of HikariCP with a gate: whoever waits for a connection is timed, and waits no longer than
 * its request may still take.
 *
 * <p>Safe for use by any thread; a greenlet parks while it waits. Those that wait are served in the
 * order in which they came.
 */
final class PooledDataSource implements DataSource, AutoCloseable {
  private final HikariConfig config;
  private final HikariPool pool;
  private final RemainingTime remaining;
  private volatile PoolObserver observer = PoolObserver.NONE;
  private volatile boolean closed;

  /**
   * Opens the pool and, unless {@code initialization-fail-timeout} is off, its first connection.
   *
   * @throws HikariPool.PoolInitializationException when there is none
   */
  PooledDataSource(HikariConfig config, RemainingTime remaining) {
    this.config = config;
    this.remaining = remaining;
    this.pool = new HikariPool(config);
  }

  void observe(PoolObserver seen) {
    this.observer = seen;
  }

  String name() {
    return config.getPoolName();
  }

  int maximumSize() {
    return config.getMaximumPoolSize();
  }

  /** Greenlets and threads that wait for a connection now. */
  int waiting() {
    return pool.getThreadsAwaitingConnection();
  }

  /**
   * A connection of the pool.
   *
   * @throws SQLTransientConnectionException when none is free within {@code connection-timeout} or
   *     the rest of the request's time, whichever is shorter
   */
  @Override
  public Connection getConnection() throws SQLException {
    if (closed) {
      throw new SQLException(name() + ": the pool is closed, the server stops");
    }
    long ownLimit = config.getConnectionTimeout();
    long requestLimit = remaining.millis();
    long limit = Math.min(ownLimit, requestLimit);
    long start = System.nanoTime();
    try {
      return pool.getConnection(limit);
    } catch (SQLTransientConnectionException e) {
      throw noConnection(e, limit, requestLimit < ownLimit);
    } finally {
      long waited = System.nanoTime() - start;
      observer.waited(waited);
      Accounting.parked(ParkKind.DATASOURCE, waited);
    }
  }

  private SQLException noConnection(
      SQLTransientConnectionException e, long limit, boolean ofRequest) {
    // Hikari's own words name its numbers, and the last failure to connect is its cause.
    Throwable failure = e.getCause();
    String key = "datasource." + name() + ".";
    String why =
        failure == null
            ? "; raise "
                + key
                + "maximum-pool-size, give connections back sooner, or lower worker-connections"
            : "; the last attempt to connect failed: " + failure.getMessage();
    SQLTransientConnectionException told =
        new SQLTransientConnectionException(
            name()
                + ": no connection within "
                + limit
                + " ms ("
                + (ofRequest ? "the rest of the request's timeout" : key + "connection-timeout")
                + "): "
                + pool.getActiveConnections()
                + " of "
                + maximumSize()
                + " in use, "
                + (waiting() + 1)
                + " waiting"
                + why,
            e.getSQLState(),
            e.getErrorCode(),
            e);
    if (e.getNextException() != null) {
      told.setNextException(e.getNextException());
    }
    return told;
  }

  /** Closes the pool; connections in use are aborted. */
  @Override
  public void close() {
    closed = true;
    try {
      pool.shutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException(
        name() + ": the credentials are those of the configuration; call getConnection()");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("no log writer");
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "set datasource." + name() + ".connection-timeout in the configuration");
  }

  /** Seconds, rounded up. */
  @Override
  public int getLoginTimeout() {
    return Math.toIntExact(Math.ceilDiv(config.getConnectionTimeout(), 1000L));
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("logs by SLF4J");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException(name() + " wraps no " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public String toString() {
    return "datasource " + name();
  }
}
