package org.example.greenlets;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * A service that is called over HTTP, and that takes its time.
 *
 * @param url its address: that of {@code /slow}, or the environment's {@code GREENLETS_UPSTREAM}
 */
record Upstream(String url) {
  private static final int GRACE_MS = 10_000;

  static Upstream of(HttpServletRequest request) {
    String configured = System.getenv("GREENLETS_UPSTREAM");
    return new Upstream(
        configured == null || configured.isEmpty()
            ? "http://127.0.0.1:%d%s/slow"
                .formatted(request.getLocalPort(), request.getContextPath())
            : configured);
  }

  /** Blocks until the answer is read, and returns its status. */
  int call(String what, int ms) throws IOException {
    URI uri = URI.create(url + "?ms=" + ms + "&what=" + what);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(GRACE_MS);
    connection.setReadTimeout(ms + GRACE_MS);
    int status = connection.getResponseCode();
    try (InputStream body =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      if (body != null) {
        body.transferTo(OutputStream.nullOutputStream());
      }
    }
    return status;
  }
}
