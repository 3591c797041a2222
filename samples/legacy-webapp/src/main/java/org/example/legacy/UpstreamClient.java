package org.example.legacy;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.util.concurrent.TimeUnit;

/** Calls another service over HTTP and blocks until its answer is read. */
final class UpstreamClient {

  private static final int CONNECT_TIMEOUT_MS = 5_000;

  /** How much longer than the delay it was asked for an upstream may stay silent. */
  private static final int READ_GRACE_MS = 10_000;

  private UpstreamClient() {}

  /** The configured upstream, or the delay servlet of this application itself. */
  static String baseUrl(HttpServletRequest request) {
    String self =
        "http://127.0.0.1:" + request.getLocalPort() + request.getContextPath() + "/delay";
    return Settings.get("LEGACY_UPSTREAM", self);
  }

  static UpstreamReply get(String baseUrl, int ms) throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection =
        open(baseUrl + (baseUrl.indexOf('?') < 0 ? "?" : "&") + "ms=" + ms);
    connection.setConnectTimeout(CONNECT_TIMEOUT_MS);
    connection.setReadTimeout(ms + READ_GRACE_MS);
    connection.setUseCaches(false);
    int status = connection.getResponseCode();
    long bytes = 0;
    // Read to the end and close, but do not disconnect: only so is the connection kept alive.
    try (InputStream body =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      if (body != null) {
        bytes = body.transferTo(OutputStream.nullOutputStream());
      }
    }
    return new UpstreamReply(
        status, bytes, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
  }

  private static HttpURLConnection open(String url) throws IOException {
    URLConnection connection;
    try {
      connection = new URI(url).toURL().openConnection();
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("Not a URL: " + url, e);
    }
    if (connection instanceof HttpURLConnection http) {
      return http;
    }
    throw new IOException("Not an HTTP URL: " + url);
  }
}
