package io.junicorn.loadtests.peers.undertow;

import io.junicorn.loadtests.peers.shared.PeerMain;
import io.junicorn.loadtests.peers.shared.TempFolder;
import io.junicorn.loadtests.peers.shared.TlsFile;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.xnio.Options;

/**
 * The peer Undertow with a pool of platform threads, serving the servlets of one WAR at the root;
 * it has no JSP here.
 *
 * <p>Usage: {@code PlainUndertow PORT WAR}. What is not Undertow's default:
 *
 * <ul>
 *   <li>200 worker threads: the default of 8 for each IO thread would be 16 on two cores, and 200
 *       is what the pools of Jetty and Tomcat have;
 *   <li>as many IO threads as cores: the default is the same from two cores on;
 *   <li>backlog 2048 and 75 s without a request, not 60: the same for all peers;
 *   <li>with {@code -Dtls=FILE} TLS, with {@code -Dhttp2=true} HTTP/2 in clear text, too;
 *   <li>with {@code -Dgraceful=true} a {@link GracefulShutdownHandler} around it all.
 * </ul>
 *
 * <p>Undertow limits neither connections nor requests per connection.
 */
public final class PlainUndertow {
  private static final String USAGE = "PlainUndertow PORT WAR";
  private static final int WORKERS = 200;

  private PlainUndertow() {}

  /** Serves until it is ended. */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      throw PeerMain.usage(USAGE);
    }
    Path war = PeerMain.war(arguments[1], USAGE);
    PeerMain.run(PeerMain.port(arguments[0], USAGE), port -> start(port, war));
  }

  private static void start(int port, Path war) throws Exception {
    System.setProperty("org.jboss.logging.provider", "jdk");
    Path temp = TempFolder.create();
    // The one hook: the files go after the requests that may need them.
    Stop stop = new Stop(temp);
    PeerMain.atExit(stop);
    DeploymentManager deployment =
        Servlets.defaultContainer().addDeployment(new UnpackedWar(war, temp).deployment());
    deployment.deploy();
    HttpHandler handler = deployment.start();
    if (PeerMain.isGraceful()) {
      GracefulShutdownHandler graceful = Handlers.gracefulShutdown(handler);
      stop.waitFor(graceful);
      handler = graceful;
    }
    server(port, handler).start();
  }

  private static Undertow server(int port, HttpHandler handler) throws IOException {
    Undertow.Builder builder = Undertow.builder();
    Optional<TlsFile> tls = TlsFile.fromSettings();
    if (tls.isPresent()) {
      builder.addHttpsListener(port, "127.0.0.1", tls.get().context());
    } else {
      builder.addHttpListener(port, "127.0.0.1");
    }
    return builder
        .setServerOption(UndertowOptions.ENABLE_HTTP2, PeerMain.isHttp2())
        .setIoThreads(Runtime.getRuntime().availableProcessors())
        .setWorkerThreads(WORKERS)
        .setSocketOption(Options.BACKLOG, PeerMain.BACKLOG)
        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, PeerMain.IDLE_MILLIS)
        .setHandler(handler)
        .build();
  }
}
