package io.junicorn.loadtests.peers.helidon;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Makes one blocking call to the upstream, exactly as the sample does. */
final class FetchHandler implements Handler {
  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    int ms = (int) Answers.number(request, "ms", 1000, 0, 600_000);
    String upstream = Answers.setting("LEGACY_UPSTREAM");
    String url =
        upstream.isEmpty() ? "http://127.0.0.1:" + request.localPeer().port() + "/delay" : upstream;
    try {
      fetch(url + (url.indexOf('?') < 0 ? "?" : "&") + "ms=" + ms, ms, response);
    } catch (IOException e) {
      Answers.text(response, 502, "Upstream failed: " + Answers.oneLine(e.toString()) + "\n");
    }
  }

  private static void fetch(String url, int ms, ServerResponse response) throws IOException {
    long start = System.nanoTime();
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(5_000);
    connection.setReadTimeout(ms + 10_000);
    connection.setUseCaches(false);
    int status = connection.getResponseCode();
    long bytes = 0;
    // Read to the end, but not disconnected: only so is the connection kept alive.
    try (InputStream body =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      if (body != null) {
        bytes = body.transferTo(OutputStream.nullOutputStream());
      }
    }
    long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    Answers.text(
        response,
        status >= 400 ? 502 : 200,
        "upstream status: " + status + "\nbytes: " + bytes + "\nelapsed ms: " + elapsed + "\n");
  }
}
