package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Load;
import io.junicorn.container.it.support.RawHttp;
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
    try (RawHttp parked = server.connect().sendGet("/delay?ms=1000")) {
      assertThat(Http.get(server.uri("/boom?kind=overflow")).statusCode()).isEqualTo(500);
      assertThat(parked.read().status()).isEqualTo(200);
    }
  }
}
