package io.junicorn.container.session;

import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.session.SessionData;

/** Stores nothing: the sessions are where Jetty keeps those in use. */
final class MemorySessionStore extends NullSessionDataStore {
  @Override
  public void store(String id, SessionData data) throws Exception {
    Uninterrupted.run(() -> super.store(id, data));
  }
}
