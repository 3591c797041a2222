package io.junicorn.container.connector;

import org.eclipse.jetty.server.AbstractConnector;

/** One connector with its listening socket. */
sealed interface Listener {
  AbstractConnector connector();

  /**
   * Closes the listening socket; what is connected stays, also what nobody has accepted yet, but at
   * {@code max-connections}.
   */
  void stopListening();

  /** Where a context is found, once started. */
  String url(String contextPath);

  /** On a TCP address. */
  record Tcp(TcpConnector connector, boolean secure) implements Listener {
    @Override
    public void stopListening() {
      connector.stopListening();
    }

    @Override
    public String url(String contextPath) {
      String host = connector.getHost();
      return (secure ? "https://" : "http://")
          + (host.contains(":") ? "[" + host + "]" : host)
          + ":"
          + connector.getLocalPort()
          + contextPath;
    }
  }

  /** On a Unix-domain socket. */
  record Unix(UnixConnector connector) implements Listener {
    @Override
    public void stopListening() {
      connector.stopListening();
      var _ = connector.shutdown();
    }

    @Override
    public String url(String contextPath) {
      return "unix:" + connector.path() + " " + contextPath;
    }
  }
}
