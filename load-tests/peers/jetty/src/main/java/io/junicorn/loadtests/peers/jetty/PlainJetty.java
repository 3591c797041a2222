package io.junicorn.loadtests.peers.jetty;

import io.junicorn.loadtests.peers.shared.PeerMain;
import io.junicorn.loadtests.peers.shared.TempFolder;
import io.junicorn.loadtests.peers.shared.TlsFile;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * The peer Jetty as its own documentation sets it up, serving one WAR at the root.
 *
 * <p>Usage: {@code PlainJetty pool|virtual|all-virtual PORT WAR}. {@code virtual} is Jetty's mode
 * with platform selectors and virtual threads for requests; {@code all-virtual} runs its selectors
 * on virtual threads, too. What is not Jetty's default:
 *
 * <ul>
 *   <li>accept backlog 2048: the same for all peers, since a burst of connections is not the test;
 *   <li>idle timeout 75 s, not 30: the same for all, so that quiet connections are kept;
 *   <li>no {@code Server} header: the others send none;
 *   <li>with {@code -Dtls=FILE} TLS, with {@code -Dhttp2=true} HTTP/2 in clear text, too;
 *   <li>with {@code -Dgraceful=true} a {@link GracefulHandler}, a stop timeout of 30 s and a stop
 *       at the signal. Without it a signal just ends the process.
 * </ul>
 *
 * <p>Jetty limits neither connections nor requests per connection.
 */
public final class PlainJetty {
  private static final String USAGE = "PlainJetty pool|virtual|all-virtual PORT WAR";

  private PlainJetty() {}

  /** Serves until it is ended. */
  public static void main(String[] arguments) {
    if (arguments.length != 3) {
      throw PeerMain.usage(USAGE);
    }
    ThreadPool threads = threads(arguments[0]);
    Path war = PeerMain.war(arguments[2], USAGE);
    PeerMain.run(PeerMain.port(arguments[1], USAGE), port -> start(threads, port, war));
  }

  private static void start(ThreadPool threads, int port, Path war) throws Exception {
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, protocols(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setAcceptQueueSize(PeerMain.BACKLOG);
    connector.setIdleTimeout(PeerMain.IDLE_MILLIS);
    server.addConnector(connector);
    WebAppContext webApp = webApp(war);
    if (PeerMain.isGraceful()) {
      server.setHandler(new GracefulHandler(webApp));
      server.setStopTimeout(PeerMain.GRACE_MILLIS);
      // Stopping also deletes the folder of the web application.
      server.setStopAtShutdown(true);
    } else {
      server.setHandler(webApp);
      PeerMain.atExit(() -> TempFolder.delete(webApp.getTempDirectory().toPath()));
    }
    try {
      server.start();
    } catch (Exception e) {
      TempFolder.delete(webApp.getTempDirectory().toPath());
      throw e;
    }
  }

  private static ConnectionFactory[] protocols(HttpConfiguration http) {
    HttpConnectionFactory http1 = new HttpConnectionFactory(http);
    if (PeerMain.isHttp2()) {
      return new ConnectionFactory[] {http1, new HTTP2CServerConnectionFactory(http)};
    }
    return TlsFile.fromSettings()
        .map(file -> new ConnectionFactory[] {tls(file, http1), http1})
        .orElse(new ConnectionFactory[] {http1});
  }

  private static ConnectionFactory tls(TlsFile file, ConnectionFactory next) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(file.path().toString());
    tls.setKeyStorePassword(file.password());
    return new SslConnectionFactory(tls, next.getProtocol());
  }

  private static WebAppContext webApp(Path war) {
    WebAppContext webApp = new WebAppContext(war.toString(), "/");
    webApp.setTempDirectory(TempFolder.create().toFile());
    webApp.setThrowUnavailableOnStartupException(true);
    webApp.setAttribute(
        "org.eclipse.jetty.server.webapp.ContainerIncludeJarPattern",
        ".*/jakarta\\.servlet\\.jsp\\.jstl-[^/]*\\.jar");
    return webApp;
  }

  private static ThreadPool threads(String mode) {
    return switch (mode) {
      case "pool" -> new QueuedThreadPool();
      case "virtual" -> {
        QueuedThreadPool pool = new QueuedThreadPool();
        pool.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        yield pool;
      }
      case "all-virtual" -> new VirtualThreadPool(-1);
      default -> throw PeerMain.usage(USAGE);
    };
  }
}
