package io.junicorn.loadtests.peers.helidon;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Says hello. */
final class HelloHandler implements Handler {
  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    String name = request.query().first("name").map(Answers::oneLine).orElse("world");
    Answers.text(response, "Hello, " + name + "!\n");
  }
}
