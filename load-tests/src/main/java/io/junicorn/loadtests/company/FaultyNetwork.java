package io.junicorn.loadtests.company;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A network that fails on demand: a TCP proxy on the loopback that adds latency, cuts connections,
 * refuses new ones, or hangs.
 *
 * <p>It is our own because the image of Toxiproxy, which one would use otherwise, cannot be had on
 * a machine that pulls no images.
 *
 * <p>One virtual thread accepts, and each connection has four of its own: one that reads and one
 * that writes, for each direction. All methods may be called from any thread and take effect on the
 * connections that are open, too.
 */
public final class FaultyNetwork implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket server;
  private final Supplier<InetSocketAddress> target;
  private final Faults faults = new Faults();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();

  private FaultyNetwork(ServerSocket server, Supplier<InetSocketAddress> target) {
    this.server = server;
    this.target = target;
  }

  /**
   * A network in front of a server.
   *
   * @param target asked at every new connection, so that the server may move
   */
  public static FaultyNetwork to(Supplier<InetSocketAddress> target) throws IOException {
    ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    FaultyNetwork network = new FaultyNetwork(server, target);
    Thread.ofVirtual().name("faulty-network-accept").start(network::accept);
    return network;
  }

  /** The port on the loopback that leads to the server. */
  public int port() {
    return server.getLocalPort();
  }

  /**
   * Delays each direction's data by this time, from now on. Neither the order nor, up to some
   * hundred megabytes per second, the throughput changes.
   */
  public void latency(Duration latency) {
    faults.latency(latency);
  }

  /** Resets every open connection, on both sides. */
  public void cutAll() {
    links.forEach(Link::cut);
  }

  /** Whether a new connection is reset at once. */
  public void refuse(boolean refuse) {
    faults.refuse(refuse);
  }

  /**
   * Whether nothing is forwarded, either way, as by a server that hangs: new connections are
   * accepted and get no answer. What waits is forwarded when the hang ends. Data that is being
   * written at this moment still arrives.
   */
  public void hang(boolean hang) {
    faults.hang(hang);
  }

  /** The number of connections that are open now. */
  public int connections() {
    return links.size();
  }

  /** Cuts everything and accepts no more. */
  @Override
  public void close() {
    Sockets.close(server);
    cutAll();
    // What waits to connect finds itself cut.
    faults.hang(false);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        admit(server.accept());
      } catch (IOException e) {
        if (!server.isClosed()) {
          // The client has gone before it was accepted.
          System.err.println("faulty network: " + e);
        }
      }
    }
  }

  private void admit(Socket client) {
    if (faults.refuses()) {
      Sockets.reset(client);
      return;
    }
    Link link = new Link(client, faults, links::remove);
    links.add(link);
    if (server.isClosed()) {
      // close() may have missed it.
      link.cut();
      return;
    }
    Thread.ofVirtual().name("faulty-network-link").start(() -> link.run(target));
  }
}
