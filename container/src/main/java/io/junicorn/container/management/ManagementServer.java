package io.junicorn.container.management;

import io.junicorn.container.config.HostPort;
import io.junicorn.container.config.Secret;
import io.junicorn.container.connector.CannotListenException;
import io.junicorn.container.connector.Listening;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The management port: a small server of its own on platform threads, so that it answers while
 * every carrier is busy.
 */
public final class ManagementServer {
  private static final int MAX_THREADS = 8;
  private static final int MIN_THREADS = 2;
  private static final long IDLE_MILLIS = 30_000;

  private final Server server;
  private final ServerConnector connector;
  private final ManagementHandler handler;
  private final boolean guarded;

  /**
   * A server on an address; {@link #start} opens it.
   *
   * @param token what somebody who may look inside sends, if anything; without it the operator's
   *     pages do not exist
   */
  public ManagementServer(HostPort address, Optional<Secret> token, Vitals vitals) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("junicorn-management");
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setHttpCompliance(HttpCompliance.STRICT);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(address.host());
    connector.setPort(address.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    handler = new ManagementHandler(vitals, new ManagementAccess(address, token));
    guarded = token.isPresent();
    server.setHandler(handler);
  }

  /** Adds the console and what it shows, before the server starts. */
  public void look(StatusSource source) {
    handler.look(source);
  }

  /** Adds what the server does when it is told to, before it starts. */
  public void take(Commands commands) {
    CommandPages pages = new CommandPages(commands);
    handler.add("/leaks", new Page(Need.LOOK, pages::leaks));
    handler.add("/leaks/probe", new Page(Need.CHANGE, pages::probeLeaks));
    handler.add("/reload", new Page(Need.CHANGE, pages::reload));
  }

  /** Adds what needs a token, before the server starts; without one nothing is added. */
  public void take(Operator operator) {
    if (guarded) {
      OperatorPages pages = new OperatorPages(operator);
      handler.add("/greenlets/end", new Page(Need.CHANGE, pages::end));
      handler.add("/drain", new Page(Need.CHANGE, pages::drain));
      handler.add("/dump", new Page(Need.LOOK, pages::dump));
    }
  }

  /**
   * Adds a page of JSON for somebody who may look inside, before it starts.
   *
   * @param json makes it, given what the asker may see of what a greenlet serves
   */
  public void show(String path, Function<UnaryOperator<String>, String> json) {
    handler.show(path, json);
  }

  /**
   * Opens the port.
   *
   * @throws CannotListenException when it cannot be opened
   */
  public void start() throws Exception {
    Listening.open(
        connector, "--management " + new HostPort(connector.getHost(), connector.getPort()));
    server.start();
  }

  /** The address in use, with the port that the system chose. */
  public HostPort address() {
    return new HostPort(connector.getHost(), connector.getLocalPort());
  }

  /** Closes the port. */
  public void stop() throws Exception {
    server.stop();
  }
}
