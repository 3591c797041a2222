package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import io.junicorn.container.it.support.Signals;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not finished in time is answered 503, completely, and the process ends all the same. */
class GracefulTimeoutIT {
  /** Far below the 60 s that the requests take, and above what a busy machine needs. */
  private static final Duration SOON = Duration.ofSeconds(25);

  @TempDir private Path folder;

  private JunicornProcess server(String gracefulTimeout) {
    return JunicornProcess.serving(Apps.toolbox(folder))
        .javaOptions("-Djdk.virtualThreadScheduler.parallelism=2")
        .with("--graceful-timeout", gracefulTimeout)
        .start();
  }

  private static void assertCut(RawHttp connection) {
    RawResponse answer = connection.read();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.closes()).isTrue();
    assertThat(answer.headers()).containsKey("retry-after");
    assertThat(connection.readToEnd()).as("after the answer").isEmpty();
  }

  @Test
  void aParkedRequestIsAnswered503AtTheEndOfTheTime() {
    try (JunicornProcess server = server("1s");
        Parked parked = Parked.gets(server, 5, "/park?ms=60000")) {
      server.management().awaitMetric(5, "junicorn_requests_active");
      server.signal("TERM");
      parked.connections().forEach(GracefulTimeoutIT::assertCut);
      assertThat(server.awaitExit(SOON)).isZero();
    }
  }

  @Test
  void anAsynchronousRequestIsAnswered503AtTheEndOfTheTime() {
    try (JunicornProcess server = server("1s");
        Parked waiting = Parked.gets(server, 2, "/async?mode=never")) {
      server.management().awaitMetric(2, "junicorn_requests_active");
      server.management().awaitMetric(0, "junicorn_greenlets_active");
      server.signal("TERM");
      waiting.connections().forEach(GracefulTimeoutIT::assertCut);
      assertThat(server.awaitExit(SOON)).isZero();
    }
  }

  @Test
  void anInfiniteLoopIsAnswered503AndDoesNotHoldTheProcess() {
    try (JunicornProcess server = server("1s");
        RawHttp spinner = server.connect().sendGet("/spin")) {
      server.management().awaitMetric(1, "junicorn_requests_active");
      server.signal("TERM");
      assertCut(spinner);
      assertThat(server.awaitExit(SOON)).isZero();
    }
  }

  @Test
  void infiniteLoopsOnEveryCarrierAreAnswered503AndDoNotHoldTheProcess() {
    try (JunicornProcess server = server("1s");
        Parked spinners = Parked.gets(server, 1, "/spin")) {
      server.management().awaitMetric(1, "junicorn_requests_active");
      try (Parked more = Parked.gets(server, 1, "/spin")) {
        server.management().awaitMetric(2, "junicorn_requests_active");
        assertThat(server.management().get("/livez").statusCode()).isEqualTo(200);
        server.signal("TERM");
        spinners.connections().forEach(GracefulTimeoutIT::assertCut);
        more.connections().forEach(GracefulTimeoutIT::assertCut);
        assertThat(server.awaitExit(SOON)).isZero();
      }
    }
  }

  @Test
  void aStreamIsEnded() {
    try (JunicornProcess server = server("1s");
        RawHttp stream = server.connect().sendGet("/events")) {
      assertThat(stream.readHead().status()).isEqualTo(200);
      server.signal("TERM");
      assertThat(stream.readToEnd()).contains("data: tick");
      assertThat(server.awaitExit(SOON)).isZero();
    }
  }

  @Test
  void aSecondTermHurries() {
    try (JunicornProcess server = server("60s");
        Parked parked = Parked.gets(server, 2, "/park?ms=60000")) {
      server.management().awaitMetric(2, "junicorn_requests_active");
      server.signal("TERM");
      assertThat(parked.connections().getFirst().hearsWithin(Duration.ofMillis(500))).isFalse();
      assertThat(server.isAlive()).isTrue();
      server.signal("TERM");
      parked.connections().forEach(GracefulTimeoutIT::assertCut);
      assertThat(server.awaitExit(SOON)).isZero();
    }
  }

  @Test
  void intHurries() {
    assumeThat(Signals.interruptIsIgnored()).as("INT is ignored in this shell").isFalse();
    try (JunicornProcess server = server("60s");
        Parked parked = Parked.gets(server, 2, "/park?ms=60000")) {
      server.management().awaitMetric(2, "junicorn_requests_active");
      server.signal("INT");
      parked.connections().forEach(GracefulTimeoutIT::assertCut);
      assertThat(server.awaitExit(SOON)).isZero();
    }
  }

  @Test
  void nothingIsLeftAfterACut() {
    try (JunicornProcess server = server("0s");
        Parked parked = Parked.gets(server, 2, "/park?ms=60000")) {
      server.management().awaitMetric(2, "junicorn_requests_active");
      server.signal("TERM");
      parked.connections().forEach(GracefulTimeoutIT::assertCut);
      assertThat(server.awaitExit(SOON)).isZero();
      assertThat(server.temp()).isEmptyDirectory();
    }
  }
}
