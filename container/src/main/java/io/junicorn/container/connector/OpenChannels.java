package io.junicorn.container.connector;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;

/** What Jetty keeps with open connections for the requests that follow each other there. */
public final class OpenChannels {
  private OpenChannels() {}

  /** Those of HTTP/1, of which each connection has one; those of HTTP/2 nobody can list. */
  public static List<Components> ofHttp1(Server server) {
    List<Components> open = new ArrayList<>();
    for (Connector connector : server.getConnectors()) {
      for (EndPoint endPoint : connector.getConnectedEndPoints()) {
        if (WireConnection.of(endPoint) instanceof WireConnection.Http1(var connection)
            && connection.getHttpChannel() instanceof Components channel) {
          open.add(channel);
        }
      }
    }
    return open;
  }
}
