package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection may be idle for one second here; a request may take longer. */
class KeepAliveIT {
  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    server = JunicornProcess.serving(Apps.toolbox(folder)).with("--keep-alive", "1s").start();
  }

  @Test
  void closesAnIdleConnection() {
    try (RawHttp connection = server.connect()) {
      assertThat(connection.get("/hit").closes()).isFalse();
      assertThat(connection.readToEnd()).isEmpty();
    }
  }

  @Test
  void aRequestThatTakesLongerIsAnswered() {
    try (RawHttp connection = server.connect()) {
      // Not a multiple of the limit: the connection may be closed in the moment of its answer.
      assertThat(connection.get("/park?ms=2500").status()).isEqualTo(200);
      assertThat(connection.get("/hit").status()).as("and the next").isEqualTo(200);
    }
  }

  @Test
  void anAsynchronousRequestThatTakesLongerIsAnswered() {
    try (RawHttp connection = server.connect()) {
      assertThat(connection.get("/async?mode=complete&ms=3000").status()).isEqualTo(200);
    }
  }

  @Test
  void aConnectionThatIsUsedStaysOpenLonger() {
    try (RawHttp connection = server.connect()) {
      for (int i = 0; i < 4; i++) {
        assertThat(connection.get("/hit").status()).isEqualTo(200);
        assertThat(connection.hearsWithin(Duration.ofMillis(500))).isFalse();
      }
    }
  }
}
