package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawHttp2;
import io.junicorn.container.it.support.RawResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A request has its answer at the deadline, whatever the application does, and a line in the log.
 */
class DeadlineIT {
  @TempDir private Path folder;

  private JunicornProcess server(String... flags) {
    return JunicornProcess.serving(Apps.toolbox(folder))
        .javaOptions("-Djdk.virtualThreadScheduler.parallelism=2")
        .with(flags)
        .start();
  }

  private static void assertTimedOut(RawHttp connection, int status) {
    RawResponse answer = connection.read();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.closes()).isTrue();
    assertThat(connection.readToEnd()).as("after the answer").isEmpty();
  }

  private static void assertLogged(JunicornProcess server, String... parts) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(server.output().lines())
                    .anySatisfy(line -> assertThat(line).contains(parts)));
  }

  @Test
  void theLogSaysWhatEachWaitedOnAndAllIsGivenBack() {
    try (JunicornProcess server = server("--timeout", "500ms", "--min-data-rate", "0B")) {
      Management management = server.management();
      try (RawHttp parked = server.connect().sendGet("/park?ms=1500");
          RawHttp socket = server.connect().sendGet("/stuck?on=socket");
          RawHttp monitor = server.connect().sendGet("/stuck?on=monitor");
          RawHttp asynchronous = server.connect().sendGet("/async?mode=never");
          RawHttp body = server.connect();
          RawHttp stream = server.connect().sendGet("/events")) {
        body.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
        assertThat(stream.readHead().status()).isEqualTo(200);
        for (RawHttp one : new RawHttp[] {parked, socket, monitor, asynchronous, body}) {
          assertTimedOut(one, 503);
        }
        assertLogged(server, "WARN", "timeout: GET /park?ms=1500 after ", "sleeps", "ParkServlet");
        assertLogged(server, "timeout: GET /stuck?on=socket", "a socket read", "StuckServlet");
        assertLogged(server, "timeout: GET /stuck?on=monitor", "a monitor", "StuckServlet");
        assertLogged(server, "timeout: POST /echo", "the body of its request", "EchoServlet");
        assertLogged(server, "timeout: GET /async?mode=never", "asynchronous");
        assertLogged(server, "timeout: GET /stuck?on=socket goes on ");
        assertThat(management.metric("junicorn_deadlines_overdue")).isGreaterThanOrEqualTo(2);
        assertThat(
                management.metric(
                    "junicorn_deadlines_total", "context=\"/\"", "action=\"answered\""))
            .isEqualTo(5);
        try (RawHttp next = server.connect()) {
          assertThat(next.get("/stuck?on=release").status()).isEqualTo(200);
        }
      }
      management.awaitIdle();
      management.awaitMetric(0, "junicorn_deadlines_overdue");
      assertThat(server.output()).doesNotContain(" ERROR ");
    }
  }

  @Test
  void servletsThatSpinOnEveryCarrierAreAnsweredFor() {
    try (JunicornProcess server = server("--timeout", "1s");
        Parked first = Parked.gets(server, 1, "/spin")) {
      server.management().awaitMetric(1, "junicorn_requests_active");
      try (Parked second = Parked.gets(server, 1, "/spin")) {
        first.connections().forEach(c -> assertTimedOut(c, 503));
        second.connections().forEach(c -> assertTimedOut(c, 503));
        assertLogged(server, "timeout: GET /spin after ", "computes", "SpinServlet.doGet");
        assertThat(server.management().metric("junicorn_requests_active")).isEqualTo(2);
      }
    }
  }

  /** Nobody is added for those that spin, so no virtual thread comes to write. */
  @Test
  void withoutAnotherCarrierStreamsAreAnsweredForAsWell() {
    int carriers = Runtime.getRuntime().availableProcessors();
    try (JunicornProcess server = server("--timeout", "2s", "--max-carriers", "0");
        RawHttp2 spinning = RawHttp2.connect(server.port())) {
      for (int i = 0; i < carriers; i++) {
        spinning.get(2 * i + 1, "/spin");
        server.management().awaitMetric(i + 1, "junicorn_requests_active");
      }
      for (int i = 0; i < carriers; i++) {
        assertThat(spinning.answer().status()).isEqualTo(503);
      }
    }
  }

  @Test
  void limitsOfBodiesStreamsAndReaders() {
    try (JunicornProcess server =
            server(
                "--min-data-rate",
                "1MB",
                "--stream-timeout",
                "2s",
                "--write-timeout",
                "1s",
                "--deadline-action",
                "interrupt",
                "--timeout",
                "1s");
        RawHttp body = server.connect();
        RawHttp stream = server.connect().sendGet("/events");
        RawHttp2 unread = RawHttp2.silent(server.port()).preface();
        RawHttp parked = server.connect().sendGet("/park?ms=60000")) {
      // SETTINGS_INITIAL_WINDOW_SIZE 0: its client takes the header and nothing else.
      unread.frame(RawHttp2.SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 0});
      unread.get(1, "/events?unread");
      body.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
      assertTimedOut(parked, 503);
      assertLogged(server, "timeout: GET /park", "answered 503 and interrupted");
      assertThat(stream.readHead().status()).isEqualTo(200);
      assertThat(stream.readToEnd()).contains("data: tick");
      assertLogged(server, "stream-timeout: GET /events", "the response was cut");
      assertThat(unread.answer().reset()).as("the stream alone is reset").isPositive();
      assertThat(unread.get(3, "/hit").await(RawHttp2.HEADERS).stream()).isEqualTo(3);
      assertLogged(server, "write-timeout: GET /events?unread", "the response was cut");
      assertTimedOut(body, 408);
      assertLogged(server, "min-data-rate: POST /echo", "answered 408");
      server.management().awaitIdle();
    }
  }

  @Test
  void aContextMayHaveALimitOfItsOwn() throws Exception {
    Path file = folder.resolve("junicorn.conf");
    Files.writeString(file, "context./.timeout = 300ms\n");
    try (JunicornProcess server = server("--config", file.toString());
        RawHttp parked = server.connect().sendGet("/park?ms=1000")) {
      assertTimedOut(parked, 503);
      server.management().awaitIdle();
    }
  }
}
