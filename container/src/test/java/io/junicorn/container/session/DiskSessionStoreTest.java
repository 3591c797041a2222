package io.junicorn.container.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.session.SessionContext;
import org.eclipse.jetty.session.SessionData;
import org.eclipse.jetty.session.SessionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store writes of a session, and how often. */
class DiskSessionStoreTest {
  private static final String ID = "id1";

  @TempDir private Path path;
  private final Server server = new Server();
  private SessionFolder folder;
  private DiskSessionStore store;

  @BeforeEach
  void open() throws Exception {
    SessionHandler sessions = new SessionHandler();
    server.setHandler(new ContextHandler(sessions, "/shop"));
    server.start();
    folder = SessionFolder.open(path);
    store = new DiskSessionStore(folder);
    store.initialize(new SessionContext(sessions));
    store.start();
  }

  @AfterEach
  void close() throws Exception {
    store.stop();
    folder.close();
    server.stop();
  }

  private SessionData session() {
    long now = System.currentTimeMillis();
    SessionData session = store.newSessionData(ID, now, now, now, 600_000);
    session.setLastNode("node");
    session.setExpiry(now + 600_000);
    return session;
  }

  @Test
  void aSessionIsSerializedOnceForEachWriteAndTheSameBytesAreStored() throws Exception {
    Changing changing = new Changing();
    SessionData session = session();
    session.setAttribute("changing", changing);
    store.store(ID, session);
    assertThat(changing.written()).isEqualTo(1);

    session.setDirty(true);
    store.store(ID, session);
    assertThat(changing.written()).isEqualTo(2);
    assertThat(((Changing) store.load(ID).getAttribute("changing")).read()).isEqualTo(2);
  }

  @Test
  void aSessionThatWasOnlyReadIsNotWrittenAgain() throws Exception {
    SessionData session = session();
    session.setAttribute("user", "joe");
    store.store(ID, session);
    SessionData read = store.load(ID);
    read.setLastNode("another");
    read.setDirty(true);
    store.store(ID, read);
    assertThat(store.load(ID).getLastNode()).isEqualTo("node");

    read.setAttribute("user", "jane");
    store.store(ID, read);
    assertThat(store.load(ID).getLastNode()).isEqualTo("another");
    assertThat(store.load(ID).getAttribute("user")).isEqualTo("jane");
  }
}
