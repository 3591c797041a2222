package io.junicorn.loadtests.peers.helidon;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Server-sent events, written by a blocking loop. */
final class NotificationsHandler implements Handler {
  @Override
  public void handle(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    long count = Answers.number(request, "count", 0, 0, 1_000_000);
    long every = Answers.number(request, "every", 1000, 10, 600_000);
    response.header(HeaderNames.CONTENT_TYPE, "text/event-stream;charset=UTF-8");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    try (OutputStream out = response.outputStream()) {
      for (long sent = 1; count == 0 || sent <= count; sent++) {
        if (sent > 1) {
          Thread.sleep(every);
        }
        String data = "{\"number\":" + sent + ",\"time\":\"" + Instant.now() + "\"}";
        String event = "id: " + sent + "\nevent: notification\ndata: " + data + "\n\n";
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (UncheckedIOException e) {
      // The client has gone.
      throw e.getCause();
    }
  }
}
