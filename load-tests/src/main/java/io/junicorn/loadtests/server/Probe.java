package io.junicorn.loadtests.server;

import io.junicorn.loadtests.drive.Expected;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/** One request on a connection of its own, answered and checked. */
public final class Probe {
  private Probe() {}

  /** Asks once in clear text. */
  public static String ask(int port, String path, Expected expected, int timeoutMillis)
      throws IOException {
    return ask(new Protocol.Http(), port, path, expected, timeoutMillis);
  }

  /**
   * Asks once, by HTTP/1.1.
   *
   * @param timeoutMillis for connecting and for each read
   * @return empty when the answer is right, else what came instead
   */
  static String ask(Protocol protocol, int port, String path, Expected expected, int timeoutMillis)
      throws IOException {
    URI address = URI.create(protocol.scheme() + "://127.0.0.1:" + port + path);
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    try {
      if (protocol instanceof Protocol.Https(KeyStoreFile keys)
          && connection instanceof HttpsURLConnection secure) {
        secure.setSSLSocketFactory(keys.trusting().getSocketFactory());
      }
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
