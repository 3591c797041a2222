package io.junicorn.container.it.support;

import java.util.ArrayList;
import java.util.List;

/** Requests that were sent, each on a connection of its own, and whose answers are not read yet. */
public final class Parked implements AutoCloseable {
  private final List<RawHttp> connections = new ArrayList<>();

  private Parked() {}

  /** Sends a GET on each of {@code count} fresh connections. */
  public static Parked gets(JunicornProcess server, int count, String path) {
    Parked parked = new Parked();
    for (int i = 0; i < count; i++) {
      parked.connections.add(server.connect().sendGet(path));
    }
    return parked;
  }

  /** The status of each answer, in the order of the requests. */
  public List<Integer> statuses() {
    return connections.stream().map(c -> c.read().status()).toList();
  }

  /** The connections, in the order of the requests. */
  public List<RawHttp> connections() {
    return List.copyOf(connections);
  }

  /** Resets every connection. */
  public void abort() {
    connections.forEach(RawHttp::abort);
  }

  @Override
  public void close() {
    connections.forEach(RawHttp::close);
  }
}
