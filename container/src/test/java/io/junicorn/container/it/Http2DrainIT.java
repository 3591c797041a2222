package io.junicorn.container.it;

import static io.junicorn.container.it.support.RawHttp2.DATA;
import static io.junicorn.container.it.support.RawHttp2.END_HEADERS;
import static io.junicorn.container.it.support.RawHttp2.GOAWAY;
import static io.junicorn.container.it.support.RawHttp2.HEADERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp2;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refusals, the drain and its end on HTTP/2 connections. */
class Http2DrainIT {
  @TempDir private Path folder;

  @Test
  void finishesStreamsInFlightAndClosesIdleConnections() {
    try (JunicornProcess server = JunicornProcess.serving(Apps.toolbox(folder)).start();
        Gate gate = new Gate();
        RawHttp2 idle = RawHttp2.connect(server.port());
        RawHttp2 busy = RawHttp2.connect(server.port())) {
      assertThat(idle.get(1, "/hit").answer().status()).isEqualTo(200);
      busy.get(1, gate.path());
      server.management().awaitMetric(1, "junicorn_requests_active");

      server.signal("TERM");
      assertThat(idle.readGoAway()).as("of the idle one, which is closed").isZero();
      assertThat(busy.await(GOAWAY).error()).as("of the busy one").isZero();
      gate.open();
      assertThat(busy.answer().body()).isEqualTo("through");
      assertThat(server.awaitExit(Duration.ofSeconds(10))).isZero();
    }
  }

  @Test
  void refusesAndCutsWithoutHeadersThatHttp2Forbids() {
    try (JunicornProcess server =
            JunicornProcess.serving(Apps.toolbox(folder))
                .with(
                    "--worker-connections", "1", "--queue-size", "0", "--graceful-timeout", "300ms")
                .start();
        RawHttp2 client = RawHttp2.connect(server.port());
        RawHttp2 other = RawHttp2.connect(server.port())) {
      client.get(1, "/park?ms=60000");
      server.management().awaitMetric(1, "junicorn_requests_active");
      assertRefused(other.get(1, "/hit").answer());
      other.frame(HEADERS, END_HEADERS, 3, other.block("POST", "/echo"));
      other.frame(DATA, 0, 3, new byte[100]);
      assertRefused(other.answer());

      server.signal("TERM");
      assertRefused(client.answer());
      assertThat(server.awaitExit(Duration.ofSeconds(10))).isZero();
    }
  }

  private static void assertRefused(RawHttp2.Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers().get("retry-after")).isNotNull();
    assertThat(answer.headers().contains("connection")).isFalse();
  }
}
