package io.junicorn.container.session;

import io.junicorn.container.config.SessionSettings.SessionStore;
import io.junicorn.container.config.Settings;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.jetty.session.AbstractSessionCache;
import org.eclipse.jetty.session.DatabaseAdaptor;
import org.eclipse.jetty.session.DefaultSessionCache;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.SessionCache;
import org.eclipse.jetty.session.SessionDataStore;
import org.eclipse.jetty.session.SessionManager;
import org.jspecify.annotations.Nullable;

/** Makes the cache and the store of each web application's sessions, when it starts. */
final class Stores {
  private final Settings settings;
  private final @Nullable SessionFolder folder;
  private final Optional<DataSource> database;
  private final SessionIds ids;

  Stores(
      Settings settings,
      @Nullable SessionFolder folder,
      Optional<DataSource> database,
      SessionIds ids) {
    this.settings = settings;
    this.folder = folder;
    this.database = database;
    this.ids = ids;
  }

  /** A cache, and from now on its manager takes part in what concerns all contexts. */
  SessionCache newCache(SessionManager manager) {
    ids.add(manager);
    return switch (storeOf(manager)) {
      case MEMORY -> new MemorySessions(manager);
      case DISK -> stored(new DefaultSessionCache(manager));
      case JDBC -> {
        // None: another replica may have changed the session since. Saved as soon as it is made,
        // for the next request may reach another replica before this one has ended.
        SessionCache none = stored(new NullSessionCache(manager));
        none.setSaveOnCreate(true);
        yield none;
      }
    };
  }

  /**
   * A session that cannot be read, such as one of classes that have changed, is given up. One that
   * has changed is written before the response is sent.
   */
  private static SessionCache stored(AbstractSessionCache cache) {
    cache.setRemoveUnloadableSessions(true);
    cache.setFlushOnResponseCommit(true);
    return cache;
  }

  SessionDataStore newStore(SessionManager manager) {
    return switch (storeOf(manager)) {
      case MEMORY -> new MemorySessionStore();
      case DISK -> new DiskSessionStore(Objects.requireNonNull(folder, "is open"));
      case JDBC -> {
        DatabaseAdaptor adaptor = new DatabaseAdaptor();
        adaptor.setDatasource(database.orElseThrow());
        SharedSessionStore store = new SharedSessionStore();
        store.setDatabaseAdaptor(adaptor);
        yield store;
      }
    };
  }

  private SessionStore storeOf(SessionManager manager) {
    return settings.forContext(manager.getContext().getContextPath()).sessions().sessionStore();
  }
}
