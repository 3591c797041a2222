package org.example.legacy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Finds the database: from JNDI, from the settings, or else one that is embedded in memory. */
final class Database implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Database.class.getName());

  private static final String JNDI_NAME = "java:comp/env/jdbc/legacy";
  private static final String EMBEDDED_URL = "jdbc:h2:mem:legacy;DB_CLOSE_DELAY=-1";
  private static final int POOL_SIZE = 20;
  private static final long MAX_WAIT_MS = 10_000;

  private final DataSource dataSource;
  // Null when the data source is the container's.
  private final ConnectionPool pool;
  private final boolean embedded;

  private Database(DataSource dataSource, ConnectionPool pool, boolean embedded) {
    this.dataSource = dataSource;
    this.pool = pool;
    this.embedded = embedded;
  }

  static Database open() {
    DataSource bound = lookUp();
    if (bound != null) {
      LOG.info("database: the data source " + JNDI_NAME);
      return new Database(bound, null, false);
    }
    String url = Settings.get("LEGACY_JDBC_URL", EMBEDDED_URL);
    boolean embedded = url.equals(EMBEDDED_URL);
    LOG.info(embedded ? "database: embedded, in memory" : "database: LEGACY_JDBC_URL");
    JdbcDrivers.load(url);
    ConnectionPool pool =
        new ConnectionPool(
            url,
            Settings.get("LEGACY_JDBC_USER", null),
            Settings.get("LEGACY_JDBC_PASSWORD", null),
            POOL_SIZE,
            MAX_WAIT_MS);
    return new Database(pool, pool, embedded);
  }

  @SuppressWarnings("BanJNDI") // The name is a constant of ours, no input from outside.
  private static DataSource lookUp() {
    try {
      return (DataSource) new InitialContext().lookup(JNDI_NAME);
    } catch (NamingException e) {
      // Also when the container has no JNDI at all.
      LOG.log(Level.FINE, "nothing bound to " + JNDI_NAME, e);
      return null;
    }
  }

  DataSource getDataSource() {
    return dataSource;
  }

  @Override
  public void close() {
    if (embedded) {
      shutDownEmbedded();
    }
    if (pool != null) {
      pool.close();
    }
    JdbcDrivers.deregister();
  }

  /** Lets go of the tables in memory, which DB_CLOSE_DELAY=-1 keeps for ever otherwise. */
  private void shutDownEmbedded() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "cannot shut the embedded database down", e);
    }
  }
}
