package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At most five connections are served at once here. */
class MaxConnectionsIT {
  @TempDir private Path folder;

  @Test
  void theSixthConnectionWaitsUntilAnotherCloses() {
    try (JunicornProcess server =
        JunicornProcess.serving(Apps.toolbox(folder)).with("--max-connections", "5").start()) {
      List<RawHttp> five = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        RawHttp connection = server.connect();
        assertThat(connection.get("/hit").status()).isEqualTo(200);
        five.add(connection);
      }
      try (RawHttp sixth = server.connect().sendGet("/hit")) {
        assertThat(sixth.hearsWithin(Duration.ofMillis(700))).as("the sixth").isFalse();
        assertThat(five.getFirst().get("/hit").status()).as("the first").isEqualTo(200);
        assertThat(server.management().metric("junicorn_connections")).isEqualTo(5);

        five.getLast().close();
        assertThat(sixth.read().status()).isEqualTo(200);
      }
      five.forEach(RawHttp::close);
      server.management().awaitMetric(0, "junicorn_connections");
    }
  }
}
