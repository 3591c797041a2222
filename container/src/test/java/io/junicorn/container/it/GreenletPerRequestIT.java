package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each request is one fresh greenlet, however the bytes of it and its neighbours arrive. */
class GreenletPerRequestIT {
  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    server = JunicornProcess.serving(Apps.toolbox(folder)).start();
  }

  private static double started() {
    return server.management().metric("junicorn_greenlets_started_total");
  }

  @Test
  void aKeptConnectionStartsOneGreenletForEachRequest() {
    double before = started();
    try (RawHttp connection = server.connect()) {
      for (int i = 0; i < 100; i++) {
        assertThat(connection.get("/hit").status()).isEqualTo(200);
      }
    }
    assertThat(started() - before).isEqualTo(100);
  }

  @Test
  void aPipelineStartsOneGreenletForEachRequestAndAnswersInOrder() {
    double before = started();
    StringBuilder pipeline = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      String body = "number " + i;
      pipeline
          .append("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: ")
          .append(body.length())
          .append("\r\n\r\n")
          .append(body);
    }
    try (RawHttp connection = server.connect()) {
      connection.send(pipeline.toString());
      for (int i = 0; i < 20; i++) {
        assertThat(connection.read().body()).isEqualTo("number " + i);
      }
    }
    assertThat(started() - before).isEqualTo(20);
  }

  @Test
  void aBodyThatArrivesLateAndInPiecesIsStillOneGreenlet() {
    double before = started();
    try (RawHttp connection = server.connect()) {
      for (int round = 0; round < 3; round++) {
        connection.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 12\r\n\r\n");
        // The greenlet must have begun, and wait for the body, before each piece is sent.
        server.management().awaitMetric(1, "junicorn_greenlets_active");
        for (String piece : List.of("late", " and", " in")) {
          connection.send(piece);
          server.management().awaitMetric(1, "junicorn_requests_active");
        }
        connection.send(".");
        RawResponse response = connection.read();
        assertThat(response.body()).isEqualTo("late and in.");
      }
    }
    assertThat(started() - before).isEqualTo(3);
  }

  @Test
  void aChunkedBodyThatArrivesByTheByteIsStillOneGreenlet() {
    double before = started();
    String chunks = "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";
    try (RawHttp connection = server.connect()) {
      connection.send(
          "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
      for (byte next : chunks.getBytes(StandardCharsets.US_ASCII)) {
        connection.send(new byte[] {next});
      }
      assertThat(connection.read().body()).isEqualTo("hello world");
      assertThat(connection.get("/hit").status()).isEqualTo(200);
    }
    assertThat(started() - before).isEqualTo(2);
  }
}
