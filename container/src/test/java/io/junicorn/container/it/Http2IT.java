package io.junicorn.container.it;

import static io.junicorn.container.it.support.RawHttp2.CONTINUATION;
import static io.junicorn.container.it.support.RawHttp2.DATA;
import static io.junicorn.container.it.support.RawHttp2.END_HEADERS;
import static io.junicorn.container.it.support.RawHttp2.END_STREAM;
import static io.junicorn.container.it.support.RawHttp2.GOAWAY;
import static io.junicorn.container.it.support.RawHttp2.HEADERS;
import static io.junicorn.container.it.support.RawHttp2.PING;
import static io.junicorn.container.it.support.RawHttp2.PRIORITY;
import static io.junicorn.container.it.support.RawHttp2.RST_STREAM;
import static io.junicorn.container.it.support.RawHttp2.SETTINGS;
import static io.junicorn.container.it.support.RawHttp2.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.BigServlet;
import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawHttp2;
import io.junicorn.container.it.support.TestWar;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 in clear text, by frames that a good client sends and those that an attacker sends. */
class Http2IT {
  private static final int PROTOCOL_ERROR = 1;
  private static final int REFUSED_STREAM = 7;
  private static final int ENHANCE_YOUR_CALM = 11;

  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    Path big = TestWar.of(BigServlet.class).write(folder.resolve("content.war"));
    server =
        JunicornProcess.serving(Apps.toolbox(folder), "/content=" + big)
            .with("--header-timeout", "3s")
            .start();
    // On a busy machine the first connection, which loads the classes, may take longer than that.
    await().atMost(Duration.ofMinutes(1)).until(Http2IT::serves);
  }

  private static boolean serves() {
    try (RawHttp2 client = connect()) {
      client.get(1, "/hit");
      return client.hears(HEADERS, Duration.ofSeconds(10));
    }
  }

  private static RawHttp2 connect() {
    return RawHttp2.connect(server.port());
  }

  @AfterEach
  void servesOthersAndHoldsNothing() {
    try (RawHttp2 other = connect()) {
      assertThat(other.get(1, "/hit").answer().status()).isEqualTo(200);
    }
    server.management().awaitMetric(0, "junicorn_requests_active");
    server.management().awaitMetric(0, "junicorn_connections");
  }

  @Test
  void servesEveryStreamOfAConnectionOnAGreenletOfItsOwn() {
    try (Gate gate = new Gate();
        RawHttp2 client = connect()) {
      for (int i = 0; i < 50; i++) {
        client.get(1 + 2 * i, gate.path());
      }
      server.management().awaitMetric(50, "junicorn_requests_active");
      assertThat(server.management().metric("junicorn_connections_http2")).isEqualTo(1);
      gate.open();
      for (int i = 0; i < 50; i++) {
        assertThat(client.answer().body()).isEqualTo("through");
      }
    }
  }

  @Test
  void readsABodyThatTakesLongerThanAHeaderMay() {
    try (RawHttp2 client = connect()) {
      client.frame(HEADERS, END_HEADERS, 1, client.block("POST", "/echo"));
      for (int i = 0; i < 16; i++) {
        client.frame(DATA, 0, 1, (byte) 'b');
        assertThat(client.hears(GOAWAY, Duration.ofMillis(250))).isFalse();
      }
      assertThat(client.frame(DATA, END_STREAM, 1, (byte) '!').answer().body())
          .isEqualTo("b".repeat(16) + "!");
    }
  }

  @Test
  void endsAConnectionWhoseHeaderDripsInContinuations() {
    double before = server.management().metric("junicorn_connections_header_timeouts_total");
    try (RawHttp2 client = connect()) {
      byte[] block = client.block("GET", "/hit", "x-padding", "p".repeat(300));
      client.frame(HEADERS, END_STREAM, 1, block[0]);
      int sent = 1;
      while (sent < block.length && !client.hears(GOAWAY, Duration.ofMillis(50))) {
        client.frame(CONTINUATION, 0, 1, block[sent++]);
      }
      assertThat(sent).as("bytes that were taken").isBetween(5, block.length - 1);
      assertThat(client.readToEnd()).isEmpty();
    }
    assertThat(server.management().metric("junicorn_connections_header_timeouts_total"))
        .isEqualTo(before + 1);
  }

  @Test
  void endsAConnectionThatStopsAfterItsPreface() {
    try (RawHttp2 client = RawHttp2.silent(server.port()).preface()) {
      assertThat(client.readGoAway()).isEqualTo(ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void endsAConnectionThatStopsWithinAFrame() {
    try (RawHttp2 client = connect()) {
      assertThat(client.get(1, "/hit").answer().status()).isEqualTo(200);
      client.send(new byte[] {0, 0, 8, PING});
      assertThat(client.readGoAway()).isEqualTo(ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void endsRapidResets() {
    try (RawHttp2 client = connect()) {
      ByteArrayOutputStream frames = new ByteArrayOutputStream();
      for (int i = 0; i < 2000; i++) {
        int stream = 1 + 2 * i;
        frames.writeBytes(
            RawHttp2.bytes(
                HEADERS, END_STREAM | END_HEADERS, stream, client.block("GET", "/park?ms=5000")));
        frames.writeBytes(RawHttp2.bytes(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8}));
      }
      client.send(frames.toByteArray());
      assertThat(client.readGoAway()).isEqualTo(ENHANCE_YOUR_CALM);
    }
  }

  // Thrice the rate, and little enough for one read of the server: a connection that is closed over
  // unread bytes is reset, and the reset takes the GOAWAY away from the client.
  private static void assertFloodEnds(byte[] beginning, byte[] frame) {
    try (RawHttp2 client = connect()) {
      ByteArrayOutputStream frames = new ByteArrayOutputStream();
      frames.writeBytes(beginning);
      for (int i = 0; i < 400; i++) {
        frames.writeBytes(frame);
      }
      client.send(frames.toByteArray());
      assertThat(client.readGoAway()).isEqualTo(ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void endsAFloodOfSettings() {
    assertFloodEnds(new byte[0], RawHttp2.bytes(SETTINGS, 0, 0));
  }

  @Test
  void endsAFloodOfPings() {
    assertFloodEnds(new byte[0], RawHttp2.bytes(PING, 0, 0, new byte[8]));
  }

  @Test
  void endsAFloodOfPriorities() {
    assertFloodEnds(new byte[0], RawHttp2.bytes(PRIORITY, 0, 1, new byte[5]));
  }

  @Test
  void endsAFloodOfEmptyContinuations() {
    assertFloodEnds(
        RawHttp2.bytes(HEADERS, END_STREAM, 1, (byte) 0x82), RawHttp2.bytes(CONTINUATION, 0, 1));
  }

  @Test
  void endsAFloodOfDataOnAStreamThatIsClosed() {
    // GET http://x/ on stream 3, which closes stream 1.
    byte[] get = {(byte) 0x82, (byte) 0x86, (byte) 0x84, 0x41, 0x01, 'x'};
    assertFloodEnds(
        RawHttp2.bytes(HEADERS, END_STREAM | END_HEADERS, 3, get),
        RawHttp2.bytes(DATA, 0, 1, (byte) 'x'));
  }

  @Test
  void closesAConnectionThatDoesNotEvenTakeItsGoAway() {
    try (RawHttp2 client = RawHttp2.silent(server.port()).preface()) {
      // SETTINGS_INITIAL_WINDOW_SIZE and the window of the connection: as large as they get.
      client.frame(SETTINGS, 0, 0, new byte[] {0, 4, 0x7f, -1, -1, -1});
      client.frame(WINDOW_UPDATE, 0, 0, new byte[] {0x7f, -1, 0, 0});
      client.get(3, "/content/big?bytes=30000000");
      AtomicInteger before = new AtomicInteger();
      await("the connection is full")
          .pollInterval(Duration.ofMillis(300))
          .until(client::waiting, now -> now > 0 && now == before.getAndSet(now));
      for (int i = 0; i < 500; i++) {
        client.frame(DATA, 0, 1, (byte) 'x');
      }
      server.management().awaitMetric(0, "junicorn_connections");
      assertThat(server.management().metric("junicorn_requests_active")).isZero();
    }
  }

  @Test
  void endsAFloodOfContinuationsWithContent() {
    try (RawHttp2 client = connect()) {
      client.frame(HEADERS, END_STREAM, 1, (byte) 0x82);
      for (int i = 0; i < 200; i++) {
        client.frame(CONTINUATION, 0, 1, new byte[8000]);
      }
      assertThat(client.readGoAway()).isGreaterThan(0);
    }
  }

  @Test
  void endsAConnectionWithMoreSettingsThanThereAre() {
    try (RawHttp2 client = connect()) {
      byte[] settings = new byte[6 * 1000];
      for (int i = 0; i < settings.length; i += 6) {
        settings[i] = (byte) 0xff;
        settings[i + 1] = (byte) (i / 6);
      }
      assertThat(client.frame(SETTINGS, 0, 0, settings).readGoAway()).isGreaterThan(0);
    }
  }

  @Test
  void refusesMoreStreamsAtOnceThanItHasSaid() {
    try (Gate gate = new Gate();
        RawHttp2 client = connect()) {
      for (int i = 0; i < 128; i++) {
        client.get(1 + 2 * i, gate.path());
      }
      server.management().awaitMetric(128, "junicorn_requests_active");
      assertThat(client.get(1001, "/hit").answer().reset()).isEqualTo(REFUSED_STREAM);
      gate.open();
      for (int i = 0; i < 128; i++) {
        assertThat(client.answer().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void resetsAMalformedRequestAndServesTheNext() {
    try (RawHttp2 client = connect()) {
      // :method GET, :scheme http, :path /, then a field with an upper-case name.
      byte[] block = {(byte) 0x82, (byte) 0x86, (byte) 0x84, 0x00, 0x01, 'X', 0x01, 'y'};
      client.frame(HEADERS, END_STREAM | END_HEADERS, 1, block);
      assertThat(client.answer().reset()).isEqualTo(PROTOCOL_ERROR);
      assertThat(client.get(3, "/hit").answer().status()).isEqualTo(200);
    }
  }

  @Test
  void leavesAnUpgradeToHttp2Alone() {
    try (RawHttp client = server.connect()) {
      client.send(
          String.join(
              "\r\n",
              "GET /hit HTTP/1.1",
              "Host: localhost",
              "Connection: Upgrade, HTTP2-Settings",
              "Upgrade: h2c",
              "HTTP2-Settings: AAMAAABkAAQAAP__",
              "",
              ""));
      assertThat(client.read().status()).isEqualTo(200);
    }
  }

  @Test
  void refusesAPrefaceInTheMiddleOfAnHttp1Connection() {
    try (RawHttp client = server.connect()) {
      assertThat(client.get("/hit").status()).isEqualTo(200);
      client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
      assertThat(client.readToEnd()).startsWith("HTTP/1.1 4");
    }
  }
}
