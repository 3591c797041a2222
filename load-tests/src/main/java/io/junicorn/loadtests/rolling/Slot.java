package io.junicorn.loadtests.rolling;

import io.junicorn.loadtests.process.Ports;
import java.io.IOException;

/**
 * A place for a server, which each one in turn takes after the last: its node name and its ports.
 *
 * @param port of the application
 */
record Slot(String name, int port, int managementPort) {
  /** On two ports that are free now. */
  static Slot free(String name) throws IOException {
    int port = Ports.free();
    return new Slot(name, port, port + 1);
  }

  /** Where the application is served. */
  String address() {
    return "127.0.0.1:" + port;
  }
}
