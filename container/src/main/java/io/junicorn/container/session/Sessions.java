package io.junicorn.container.session;

import io.junicorn.container.config.SessionSettings.SessionStore;
import io.junicorn.container.config.Settings;
import io.junicorn.container.deploy.Preparation;
import io.junicorn.container.deploy.WarSpec;
import io.junicorn.container.deploy.WebXml;
import io.junicorn.environment.WebApplication;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.session.AbstractSessionManager;
import org.eclipse.jetty.session.SessionCacheFactory;
import org.eclipse.jetty.session.SessionDataStoreFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sessions as the settings want them, for web applications of every environment: Jetty's session
 * managers ask the server for their stores.
 *
 * <p>{@link #open} before the web applications start, {@link #close} after they have stopped, each
 * once.
 */
public final class Sessions implements Preparation, AutoCloseable {
  private final Settings settings;
  private @Nullable SessionFolder folder;

  /** Opens nothing yet. */
  public Sessions(Settings settings) {
    this.settings = settings;
  }

  /** The data source that sessions need for themselves, if any context has them in a database. */
  public Optional<String> dataSource() {
    return uses(SessionStore.JDBC) ? settings.sessions().sessionDatasource() : Optional.empty();
  }

  private boolean uses(SessionStore store) {
    return Stream.concat(Stream.of(settings), settings.contexts().values().stream())
        .anyMatch(s -> s.sessions().sessionStore() == store);
  }

  /**
   * Opens the stores, and makes them those of the server.
   *
   * @param databases finds a data source by its name
   * @throws IOException when the folder cannot be used
   */
  public void open(Server server, Function<String, DataSource> databases) throws IOException {
    if (uses(SessionStore.DISK)) {
      folder = SessionFolder.open(settings.sessions().sessionDir().orElseThrow());
    }
    SessionIds ids = new SessionIds(server, settings.sessions().nodeName());
    Stores stores = new Stores(settings, folder, dataSource().map(databases), ids);
    server.addBean(ids);
    server.addBean((SessionCacheFactory) stores::newCache);
    server.addBean((SessionDataStoreFactory) stores::newStore);
  }

  @Override
  public void prepare(WarSpec spec, Settings own, WebXml webXml, WebApplication application) {
    if (!(application.sessions() instanceof AbstractSessionManager manager)) {
      throw new IllegalStateException("not Jetty's: " + application.sessions());
    }
    SessionDefaults.apply(own.sessions(), webXml.sessionTimeout(), manager);
  }

  /** Gives up what the stores hold. */
  @Override
  public void close() throws IOException {
    if (folder != null) {
      folder.close();
    }
  }
}
