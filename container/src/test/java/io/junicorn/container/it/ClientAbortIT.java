package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.RawHttp;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that dies takes nothing with it. */
class ClientAbortIT {
  @TempDir private static Path folder;
  private static JunicornProcess server;
  private static Management management;

  @BeforeAll
  static void start() {
    server = JunicornProcess.serving(Apps.toolbox(folder)).start();
    management = server.management();
  }

  @AfterEach
  void everythingIsGivenBack() {
    management.awaitIdle();
    management.awaitMetric(0, "junicorn_connections");
    try (RawHttp next = server.connect()) {
      assertThat(next.get("/hit").status()).isEqualTo(200);
    }
  }

  @Test
  void whileItsRequestIsParked() {
    try (Gate gate = new Gate();
        Parked parked = Parked.gets(server, 50, gate.path())) {
      management.awaitMetric(50, "junicorn_requests_active");
      parked.abort();
      gate.open();
      // The gate is needed until all have passed it.
      management.awaitIdle();
    }
  }

  @Test
  void whileItsRequestReadsTheBody() {
    try (RawHttp connection = server.connect()) {
      connection.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
      management.awaitMetric(1, "junicorn_requests_active");
      connection.abort();
    }
  }

  @Test
  void inTheMiddleOfAHeader() {
    try (RawHttp connection = server.connect()) {
      connection.send("GET /hit HTTP/1.1\r\nHos");
      management.awaitMetric(1, "junicorn_connections");
      connection.abort();
    }
  }

  @Test
  void whileItsStreamRuns() {
    try (Parked streams = Parked.gets(server, 10, "/events")) {
      management.awaitMetric(10, "junicorn_streams_active");
      streams.abort();
    }
  }
}
