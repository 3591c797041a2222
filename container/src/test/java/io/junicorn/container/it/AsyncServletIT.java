package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.ListenServlet;
import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import io.junicorn.container.it.support.TestWar;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which an asynchronous servlet ends. */
class AsyncServletIT {
  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    Path listens = TestWar.of(ListenServlet.class).write(folder.resolve("listens.war"));
    Path old = TestWar.of(ListenServlet.class).javax().write(folder.resolve("old.war"));
    server = JunicornProcess.serving(Apps.toolbox(folder), listens, old).start();
  }

  @ParameterizedTest
  @CsvSource({
    "complete, 0, 200, completed",
    "complete, 200, 200, completed",
    "dispatch, 0, 200, dispatched",
    "dispatch, 200, 200, dispatched",
    "timeout, 200, 500, ''",
    "throw, 0, 500, ''",
  })
  void answers(String mode, int ms, int status, String body) {
    HttpResponse<String> response = Http.get(server.uri("/async?mode=" + mode + "&ms=" + ms));
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(body);
  }

  /** Jetty would call the listener where it reads the body, on threads that requests share. */
  @ParameterizedTest
  @ValueSource(strings = {"/listens", "/old"})
  void aListenerHearsOfALateBodyOnGreenletsOfItsOwn(String context) {
    try (RawHttp connection = server.connect()) {
      connection.send(
          "POST "
              + context
              + "/listen HTTP/1.1\r\nHost: localhost\r\nContent-Length: 30\r\n\r\n0123456789");
      for (int late = 0; late < 2; late++) {
        server.management().awaitMetric(1, "junicorn_requests_active");
        server.management().awaitMetric(0, "junicorn_greenlets_active");
        connection.send("abcdefghij");
      }
      RawResponse response = connection.read();
      assertThat(response.status()).isEqualTo(200);
      String[] words = response.body().split(" ");
      assertThat(words[0]).isEqualTo("30");
      assertThat(words)
          .hasSizeGreaterThanOrEqualTo(4)
          .doesNotHaveDuplicates()
          .filteredOn(word -> !word.equals("30"))
          .allMatch(word -> word.matches("greenlet-\\d+=null"));
    }
    server.management().awaitIdle();
  }
}
