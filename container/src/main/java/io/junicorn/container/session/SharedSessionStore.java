package io.junicorn.container.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.eclipse.jetty.session.JDBCSessionDataStore;
import org.eclipse.jetty.session.SessionData;
import org.eclipse.jetty.util.StringUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jetty's store in a database, for several replicas without stickiness.
 *
 * <p>What it adds: Jetty writes all attributes at the end of each request, those of a request that
 * only read them, too. An event stream of an hour would then put back what the session was an hour
 * ago. Here a request whose attributes are those that it has loaded writes the times alone.
 *
 * <p>Blocks on JDBC, on the threads of requests; a greenlet parks meanwhile.
 */
final class SharedSessionStore extends JDBCSessionDataStore {
  private static final Logger LOG = LoggerFactory.getLogger(SharedSessionStore.class);
  private static final String LOST = "in the database, so the next request does not see it";

  private final SessionAttributes attributes =
      new SessionAttributes(LOST, super::serializeAttributes);

  @Override
  public SessionData newSessionData(
      String id, long created, long accessed, long lastAccessed, long maxInactiveMs) {
    return new StoredSession(_context, id, created, accessed, lastAccessed, maxInactiveMs);
  }

  /** Two replicas that start at once may both see that there is no table yet. */
  @Override
  public void initialize() throws Exception {
    try {
      super.initialize();
    } catch (SQLException e) {
      _initialized = false;
      try {
        super.initialize();
      } catch (SQLException again) {
        again.addSuppressed(e);
        throw again;
      }
    }
  }

  @Override
  protected ObjectInputStream newObjectInputStream(InputStream in) throws IOException {
    return new SessionInput(in);
  }

  @Override
  protected void deserializeAttributes(SessionData data, InputStream in) throws Exception {
    super.deserializeAttributes(data, new ByteArrayInputStream(in.readAllBytes()));
    // As this session would write them: the bytes that another JVM wrote may differ in form alone.
    StoredSession session = (StoredSession) data;
    session.isLoaded(attributes.bytes(session));
  }

  @Override
  protected void serializeAttributes(SessionData data, OutputStream out) throws Exception {
    out.write(((StoredSession) data).outgoing());
  }

  /** An interrupt that the application left behind would close the connection to the database. */
  @Override
  public void store(String id, SessionData data) throws Exception {
    Uninterrupted.run(() -> super.store(id, data));
  }

  @Override
  public void doStore(String id, SessionData data, long lastSaveTime) throws Exception {
    StoredSession session = (StoredSession) data;
    try {
      session.begin(attributes.bytes(session));
      super.doStore(id, data, lastSaveTime);
      session.isStored();
    } finally {
      session.end();
    }
  }

  @Override
  protected void doUpdate(String id, SessionData data) throws Exception {
    if (((StoredSession) data).differs()) {
      super.doUpdate(id, data);
    } else {
      updateTimes(id, data);
    }
  }

  private void updateTimes(String id, SessionData data) throws Exception {
    try (Connection connection = _dbAdaptor.getDatasource().getConnection()) {
      connection.setAutoCommit(true);
      try (PreparedStatement statement = connection.prepareStatement(updateTimesSql())) {
        statement.setString(1, data.getLastNode());
        statement.setLong(2, data.getAccessed());
        statement.setLong(3, data.getLastAccessed());
        statement.setLong(4, data.getLastSaved());
        statement.setLong(5, data.getExpiry());
        statement.setLong(6, data.getMaxInactiveMs());
        statement.setString(7, id);
        statement.setString(8, _context.getCanonicalContextPath());
        statement.setString(9, _context.getVhost());
        if (statement.executeUpdate() == 0) {
          // As Jetty's own update leaves it: another request, maybe on another node, has ended it.
          LOG.debug("a session of {} was ended while a request used it", _context);
        }
      }
    }
  }

  private String updateTimesSql() {
    SessionTableSchema schema = _sessionTableSchema;
    String table =
        StringUtil.isBlank(schema.getSchemaName())
            ? schema.getTableName()
            : schema.getSchemaName() + "." + schema.getTableName();
    return "update "
        + table
        + " set "
        + schema.getLastNodeColumn()
        + " = ?, "
        + schema.getAccessTimeColumn()
        + " = ?, "
        + schema.getLastAccessTimeColumn()
        + " = ?, "
        + schema.getLastSavedTimeColumn()
        + " = ?, "
        + schema.getExpiryTimeColumn()
        + " = ?, "
        + schema.getMaxIntervalColumn()
        + " = ? where "
        + schema.getIdColumn()
        + " = ? and "
        + schema.getContextPathColumn()
        + " = ? and "
        + schema.getVirtualHostColumn()
        + " = ?";
  }
}
