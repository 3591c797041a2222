package io.junicorn.loadtests;

import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * The peer: Jetty as its own documentation sets it up, serving one WAR at the root.
 *
 * <p>Usage: {@code PlainJetty pool|virtual|all-virtual PORT WAR}. {@code virtual} is Jetty's mode
 * with platform selectors and virtual threads for requests; {@code all-virtual} runs its selectors
 * on virtual threads, too.
 */
public final class PlainJetty {
  private PlainJetty() {}

  /** Serves until it is ended. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 3) {
      System.err.println("usage: PlainJetty pool|virtual|all-virtual PORT WAR");
      System.exit(2);
    }
    Server server = new Server(threads(arguments[0]));
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(arguments[1]));
    connector.setAcceptQueueSize(2048);
    server.addConnector(connector);
    WebAppContext webApp = new WebAppContext(arguments[2], "/");
    webApp.setThrowUnavailableOnStartupException(true);
    webApp.setAttribute(
        "org.eclipse.jetty.server.webapp.ContainerIncludeJarPattern",
        ".*/jakarta\\.servlet\\.jsp\\.jstl-[^/]*\\.jar");
    server.setHandler(webApp);
    server.start();
    System.out.println("ready");
    server.join();
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
      default -> throw new IllegalArgumentException("no such mode: " + mode);
    };
  }
}
