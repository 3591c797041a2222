package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A header has one second here, however slowly it drips, and however late it begins. */
class HeaderDeadlineIT {
  private static final String HEADER =
      "GET /hit HTTP/1.1\r\nHost: localhost\r\nX-Padding: " + "p".repeat(2000);

  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    server = JunicornProcess.serving(Apps.toolbox(folder)).with("--header-timeout", "1s").start();
  }

  /** Sends a byte every 20 ms until the server says something; true when it did. */
  private static boolean drip(RawHttp connection, String text) {
    for (byte next : text.getBytes(StandardCharsets.US_ASCII)) {
      connection.sendWhatIsTaken(new byte[] {next});
      if (connection.hearsWithin(Duration.ofMillis(20))) {
        return true;
      }
    }
    return false;
  }

  private static void assertTimedOut(RawHttp connection, String rest) {
    assertThat(drip(connection, rest)).as("cut while it dripped").isTrue();
    assertThat(connection.readToEnd()).startsWith("HTTP/1.1 408 ").contains("Connection: close");
  }

  @Test
  void cutsAHeaderThatDripsWhileOthersAreServed() {
    double before = server.management().metric("junicorn_connections_header_timeouts_total");
    try (RawHttp dripping = server.connect();
        RawHttp other = server.connect()) {
      assertThat(drip(dripping, HEADER.substring(0, 8))).isFalse();
      assertThat(other.get("/hit").status()).isEqualTo(200);
      assertTimedOut(dripping, HEADER.substring(8));
      assertThat(other.get("/hit").status()).isEqualTo(200);
    }
    assertThat(server.management().metric("junicorn_connections_header_timeouts_total") - before)
        .isEqualTo(1);
  }

  @Test
  void cutsADrippingSecondRequest() {
    try (RawHttp connection = server.connect()) {
      assertThat(connection.get("/hit").status()).isEqualTo(200);
      assertTimedOut(connection, HEADER);
    }
  }

  @Test
  void cutsASecondRequestThatStopsInTheMiddle() {
    try (RawHttp connection = server.connect()) {
      assertThat(connection.get("/hit").status()).isEqualTo(200);
      connection.send("GET /hit HTTP/1.1\r\nHost: loc");
      assertThat(connection.readToEnd()).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void closesAConnectionThatNeverSendsAByte() {
    try (RawHttp silent = server.connect().patience(Duration.ofSeconds(5))) {
      assertThat(silent.readToEnd()).isEmpty();
    }
  }

  @Test
  void givesEachHeaderOfAConnectionItsOwnTime() {
    try (RawHttp connection = server.connect()) {
      for (int i = 0; i < 4; i++) {
        // Together longer than one header may take.
        assertThat(drip(connection, "GET /hit HTTP/1.1\r\n")).isFalse();
        assertThat(connection.send("Host: localhost\r\n\r\n").read().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void aBodyMayTakeLongerThanAHeader() {
    try (RawHttp connection = server.connect()) {
      connection.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 75\r\n\r\n");
      assertThat(drip(connection, "b".repeat(74))).isFalse();
      assertThat(connection.send("!").read().status()).isEqualTo(200);
    }
  }

  @Test
  void aRequestMayRunLongerThanAHeaderMayTake() {
    try (RawHttp connection = server.connect()) {
      assertThat(connection.get("/park?ms=1500").status()).isEqualTo(200);
    }
  }

  @Test
  void twoThousandThatDripAreGoneAndOthersAreServedMeanwhile() {
    List<RawHttp> dripping = new ArrayList<>();
    try (RawHttp other = server.connect()) {
      for (int i = 0; i < 2000; i++) {
        dripping.add(server.connect().patience(Duration.ofSeconds(10)));
      }
      byte[] next = {'G'};
      for (int round = 0; round < 5; round++) {
        for (RawHttp connection : dripping) {
          connection.sendWhatIsTaken(next);
        }
        next = new byte[] {'E'};
        assertThat(other.get("/hit").status()).isEqualTo(200);
      }
      assertThat(dripping)
          .allMatch(connection -> connection.readToEnd().matches("(?s)|HTTP/1.1 40[08] .*"));
      assertThat(other.get("/hit").status()).isEqualTo(200);
    } finally {
      dripping.forEach(RawHttp::close);
    }
  }
}
