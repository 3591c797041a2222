package io.junicorn.loadtests.peers.helidon;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Sleeps, then answers. */
final class DelayHandler implements Handler {
  @Override
  public void handle(ServerRequest request, ServerResponse response) throws InterruptedException {
    long ms = Answers.number(request, "ms", 1000, 0, 600_000);
    Thread.sleep(ms);
    Answers.text(response, "Slept for " + ms + " ms.\n");
  }
}
