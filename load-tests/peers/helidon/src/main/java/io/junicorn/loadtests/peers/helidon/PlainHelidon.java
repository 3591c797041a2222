package io.junicorn.loadtests.peers.helidon;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.junicorn.loadtests.peers.shared.PeerMain;
import java.time.Duration;

/**
 * The peer Helidon, on its virtual threads, with handlers that do the work of the sample's
 * servlets; it serves no WAR.
 *
 * <p>Usage: {@code PlainHelidon PORT}. What is not Helidon's default:
 *
 * <ul>
 *   <li>backlog 2048, not 1024: the same for all peers;
 *   <li>with {@code -Dgraceful=true} a grace period of 30 s, not half a second.
 * </ul>
 *
 * <p>Helidon limits neither connections nor requests, and lets a connection idle for five minutes.
 */
public final class PlainHelidon {
  private static final String USAGE = "PlainHelidon PORT";

  private PlainHelidon() {}

  /** Serves until it is ended. */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      throw PeerMain.usage(USAGE);
    }
    PeerMain.run(PeerMain.port(arguments[0], USAGE), PlainHelidon::start);
  }

  private static void start(int port) {
    var server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(port)
            .backlog(PeerMain.BACKLOG)
            .routing(PlainHelidon::route);
    if (PeerMain.isGraceful()) {
      server.shutdownGracePeriod(Duration.ofMillis(PeerMain.GRACE_MILLIS));
    }
    server.build().start();
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
