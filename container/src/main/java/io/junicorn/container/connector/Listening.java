package io.junicorn.container.connector;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import org.eclipse.jetty.server.ServerConnector;

/** Opens the sockets that accept connections, by the thread that starts the server. */
public final class Listening {
  private Listening() {}

  /**
   * Opens that of a connector before it is started.
   *
   * @param setting where the address comes from, in the message
   * @throws CannotListenException when it is taken, not of this machine or not allowed
   */
  public static void open(ServerConnector connector, String setting) throws CannotListenException {
    try {
      connector.open();
    } catch (IOException e) {
      throw new CannotListenException(setting + ": " + explain(e), e);
    }
  }

  /** Jetty's own exception repeats the address, its cause says what is wrong with it. */
  private static String explain(IOException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = String.valueOf(cause.getMessage());
    return cause instanceof UnresolvedAddressException || message.contains("Unresolved address")
        ? "its host cannot be resolved"
        : message;
  }
}
