package io.junicorn.loadtests.scene;

import io.junicorn.loadtests.server.ServerFailure;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Reads Junicorn's metrics as Prometheus would. */
final class Scrape {
  private static final int TIMEOUT_MILLIS = 10_000;

  private Scrape() {}

  /** How long a scrape took; the gauge of greenlets must be in it. */
  static double millis(int port) throws IOException, ServerFailure {
    // The first scrape of a process pays for loading code, once in its life.
    read(port);
    long begun = System.nanoTime();
    String text = read(port);
    double millis = (System.nanoTime() - begun) / 1e6;
    if (!text.contains("junicorn_greenlets_active")) {
      throw new ServerFailure("/metrics has no junicorn_greenlets_active");
    }
    return millis;
  }

  private static String read(int port) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + port + "/metrics").toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (var in = connection.getInputStream()) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
