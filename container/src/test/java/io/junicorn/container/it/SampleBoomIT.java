package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Load;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that fails, however badly, fails alone. */
class SampleBoomIT {
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    server = JunicornProcess.serving("/=" + Distribution.sample()).javaOptions("-Xmx128m").start();
  }

  @AfterEach
  void theNextRequestsAreServed() {
    assertThat(Load.parallel(20, _ -> Http.get(server.uri("/hello")).statusCode()))
        .containsOnly(200);
    server.management().awaitIdle();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exception", "overflow", "error", "oom"})
  void answersTheErrorPage(String kind) {
    HttpResponse<String> boom = Http.get(server.uri("/boom?kind=" + kind));
    assertThat(boom.statusCode()).isEqualTo(500);
    assertThat(boom.body()).contains("Something went wrong").doesNotContain("BoomServlet", "drill");
  }

  @Test
  void theConnectionOfAFailureServesTheNext() {
    try (RawHttp connection = server.connect()) {
      assertThat(connection.get("/boom?kind=exception").status()).isEqualTo(500);
      assertThat(connection.get("/hello").status()).isEqualTo(200);
    }
  }

  @Test
  void requestsThatAreParkedSurviveAnOverflowBesideThem() {
    String part =
        "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nfile\r\n--x--\r\n";
    try (RawHttp parked = server.connect()) {
      parked.send(
          "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
              + part.length()
              + "\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n");
      // It waits for its body, on a greenlet.
      server.management().awaitMetric(1, "junicorn_greenlets_active");
      assertThat(Http.get(server.uri("/boom?kind=overflow")).statusCode()).isEqualTo(500);
      RawResponse response = parked.send(part).read();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.body()).contains("file=f size=4");
    }
  }
}
