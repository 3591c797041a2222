package io.junicorn.loadtests.peers.helidon;

import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.junicorn.loadtests.peers.shared.PeerMain;
import io.junicorn.loadtests.peers.shared.TlsFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The peer Helidon, on its virtual threads, with handlers that do the work of the sample's
 * servlets; it serves no WAR.
 *
 * <p>Usage: {@code PlainHelidon PORT}. What is not Helidon's default:
 *
 * <ul>
 *   <li>backlog 2048, not 1024: the same for all peers;
 *   <li>HTTP/2, though on the class path, only with {@code -Dhttp2=true}; with {@code -Dtls=FILE}
 *       TLS;
 *   <li>with {@code -Dgraceful=true} a grace period of 30 s, not half a second.
 * </ul>
 *
 * <p>Helidon limits neither connections nor requests, and lets a connection idle for five minutes.
 */
public final class PlainHelidon {
  private static final String USAGE = "PlainHelidon PORT";

  // Held here, since the log manager would forget its level with it.
  private static final Logger LOG = Logger.getLogger("io.helidon");

  private PlainHelidon() {}

  /** Serves until it is ended. */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      throw PeerMain.usage(USAGE);
    }
    PeerMain.run(PeerMain.port(arguments[0], USAGE), PlainHelidon::start);
  }

  private static void start(int port) throws IOException {
    LOG.setLevel(Level.WARNING);
    // Helidon would log a stack trace and carry on without its port.
    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    var server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(port)
            .backlog(PeerMain.BACKLOG)
            .routing(PlainHelidon::route);
    if (!PeerMain.isHttp2()) {
      // Its HTTP/2 is on the class path; left to itself Helidon would offer it everywhere.
      server
          .protocolsDiscoverServices(false)
          .addConnectionSelector(
              Http1ConnectionSelector.builder().config(Http1Config.create()).build());
    }
    Optional<TlsFile> tls = TlsFile.fromSettings();
    if (tls.isPresent()) {
      server.tls(Tls.builder().sslContext(tls.get().context()).build());
    }
    if (PeerMain.isGraceful()) {
      server.shutdownGracePeriod(Duration.ofMillis(PeerMain.GRACE_MILLIS));
    }
    if (!server.build().start().isRunning()) {
      throw new IOException("Helidon does not run");
    }
  }

  private static void route(HttpRouting.Builder routing) {
    routing
        .addFilter(new SampleFilter())
        .get("/hello", new HelloHandler())
        .get("/delay", new DelayHandler())
        .get("/fetch", new FetchHandler())
        .get("/primes", new PrimesHandler())
        .get("/download", new DownloadHandler())
        .get("/notifications", new NotificationsHandler())
        .post("/upload", new UploadHandler());
    // Without a database the feed is not found.
    PostDao.fromSettings().ifPresent(posts -> routing.get("/feed", new FeedHandler(posts)));
  }
}
