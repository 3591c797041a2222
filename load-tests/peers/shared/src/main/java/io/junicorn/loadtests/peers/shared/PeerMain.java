package io.junicorn.loadtests.peers.shared;

import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What happens around a peer's own code, on the thread of its {@code main}. */
public final class PeerMain {
  /** How long a graceful stop waits for the requests in flight. */
  public static final int GRACE_MILLIS = 30_000;

  /** How many connections may wait to be accepted. The kernel may lower it, for all alike. */
  public static final int BACKLOG = 2048;

  /** How long a connection may idle: as long as nginx keeps one by default. */
  public static final int IDLE_MILLIS = 75_000;

  private PeerMain() {}

  /** The code of one server. */
  @FunctionalInterface
  public interface Start {
    /** Returns once the server serves. */
    void on(int port) throws Exception;
  }

  /** Whether the peer stops as its documentation says a graceful stop is set up. */
  public static boolean isGraceful() {
    return Boolean.getBoolean("graceful");
  }

  /** Whether the peer speaks HTTP/2 in clear text, too: {@code -Dhttp2=true}. */
  public static boolean isHttp2() {
    return Boolean.getBoolean("http2");
  }

  /** Starts a server and says that it is ready; ends the process when it cannot. */
  public static void run(int port, Start start) {
    try {
      start.on(port);
      System.out.println("ready");
    } catch (Exception e) {
      if (isCausedByBind(e)) {
        System.err.println("port " + port + " of 127.0.0.1 is in use");
      } else {
        System.err.println("cannot start on port " + port);
        e.printStackTrace();
      }
      System.exit(1);
    }
  }

  /** Ends the process with the usage. */
  public static IllegalArgumentException usage(String usage) {
    System.err.println("usage: " + usage);
    System.exit(2);
    return new IllegalArgumentException(usage);
  }

  /** A port from the command line. */
  public static int port(String argument, String usage) {
    if (argument.matches("\\d{1,5}")) {
      int port = Integer.parseInt(argument);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    }
    throw usage(usage);
  }

  /** The file of a WAR from the command line. */
  public static Path war(String argument, String usage) {
    Path war = Path.of(argument).toAbsolutePath().normalize();
    if (!Files.isRegularFile(war)) {
      System.err.println("no such WAR: " + war);
      throw usage(usage);
    }
    return war;
  }

  /** Runs the code when the process ends. Hooks run side by side: what has an order is one hook. */
  public static void atExit(Runnable code) {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("at exit").unstarted(code));
  }

  private static boolean isCausedByBind(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .anyMatch(BindException.class::isInstance);
  }
}
