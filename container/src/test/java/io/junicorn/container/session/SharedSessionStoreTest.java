package io.junicorn.container.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.session.DatabaseAdaptor;
import org.eclipse.jetty.session.SessionContext;
import org.eclipse.jetty.session.SessionData;
import org.eclipse.jetty.session.SessionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which statements a session costs, and what is in them. */
class SharedSessionStoreTest {
  private static final String ID = "id1";

  private final Server server = new Server();
  private final NotingDatabase database = new NotingDatabase();
  private final SharedSessionStore store = new SharedSessionStore();

  @BeforeEach
  void open() throws Exception {
    SessionHandler sessions = new SessionHandler();
    server.setHandler(new ContextHandler(sessions, "/"));
    server.start();
    DatabaseAdaptor adaptor = new DatabaseAdaptor();
    adaptor.setDatasource(database.dataSource());
    store.setDatabaseAdaptor(adaptor);
    store.initialize(new SessionContext(sessions));
    store.start();
  }

  @AfterEach
  void close() throws Exception {
    store.stop();
    server.stop();
  }

  private SessionData session() {
    long now = System.currentTimeMillis();
    SessionData session = store.newSessionData(ID, now, now, now, 600_000);
    session.setLastNode("node");
    return session;
  }

  private void storeAgain(SessionData session) throws Exception {
    session.setDirty(true);
    store.store(ID, session);
  }

  @Test
  void aSessionIsSerializedOnceForEachWrite() throws Exception {
    Changing changing = new Changing();
    SessionData session = session();
    session.setAttribute("changing", changing);
    store.store(ID, session);
    assertThat(changing.written()).isEqualTo(1);
    assertThat(database.last().sql()).startsWith("insert into");

    storeAgain(session);
    assertThat(changing.written()).isEqualTo(2);
    assertThat(database.last().sql()).startsWith("update").contains("map = ?");
    assertThat(database.last().values().get(7)).isInstanceOf(byte[].class);
  }

  @Test
  void whatDidNotReachTheDatabaseIsWrittenAgain() throws Exception {
    SessionData session = session();
    session.setAttribute("user", "joe");
    store.store(ID, session);
    session.setAttribute("user", "jane");
    database.failOnce();
    assertThatThrownBy(() -> store.store(ID, session)).hasMessageContaining("gone");
    storeAgain(session);
    assertThat(database.last().sql()).contains("map = ?");
  }

  @Test
  void theTimesOfTheRootContextReachTheRowThatWasInsertedAlsoWhereAnEmptyTextIsNoValue()
      throws Exception {
    SessionData session = session();
    session.setAttribute("user", "joe");
    store.store(ID, session);
    Map<Integer, Object> inserted = database.last().values();
    storeAgain(session);
    assertThat(database.last().sql()).startsWith("update").doesNotContain("map = ?");
    assertThat(database.last().values().get(7)).isEqualTo(inserted.get(1)).isEqualTo(ID);
    assertThat(database.last().values().get(8)).isEqualTo(inserted.get(2)).isNotEqualTo("");
    assertThat(database.last().values().get(9)).isEqualTo(inserted.get(3));
  }
}
