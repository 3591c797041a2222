package io.junicorn.loadtests.server;

import io.junicorn.loadtests.drive.Expected;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One request on a connection of its own, answered and checked. */
public final class Probe {
  private Probe() {}

  /**
   * Asks once.
   *
   * @param timeoutMillis for connecting and for each read
   * @return empty when the answer is right, else what came instead
   */
  public static String ask(int port, String path, Expected expected, int timeoutMillis)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    try {
      connection.setConnectTimeout(timeoutMillis);
      connection.setReadTimeout(timeoutMillis);
      connection.setRequestProperty("Connection", "close");
      int status = connection.getResponseCode();
      String body = text(status < 400 ? connection.getInputStream() : connection.getErrorStream());
      return expected.accepts(status, body) ? "" : status + " " + body;
    } finally {
      connection.disconnect();
    }
  }

  private static String text(@Nullable InputStream in) throws IOException {
    if (in == null) {
      return "";
    }
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
