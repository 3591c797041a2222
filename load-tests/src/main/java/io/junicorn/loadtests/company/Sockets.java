package io.junicorn.loadtests.company;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** Ends sockets that may have ended already. */
final class Sockets {
  private Sockets() {}

  /** Closes with a RST instead of a FIN. */
  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // Closed already; if not, it is closed in the other way.
    }
    close(socket);
  }

  static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The kernel has let go of it all the same.
      System.err.println("faulty network: " + e);
    }
  }
}
