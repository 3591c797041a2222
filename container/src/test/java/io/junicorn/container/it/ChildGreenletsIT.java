package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.SpawnServlet;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.TestWar;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a request has spawned is joined, killed or left alone, as {@code --child-greenlets} says.
 */
class ChildGreenletsIT {
  @TempDir private Path folder;

  private JunicornProcess start(String... flags) {
    Path war =
        TestWar.of(SpawnServlet.class, HitServlet.class)
            .manifest("Junicorn-Api: true")
            .write(folder.resolve("ROOT.war"));
    return JunicornProcess.serving(war)
        .with("--worker-connections", "1", "--queue-size", "0")
        .with(flags)
        .start();
  }

  private static String spawnAt(Gate gate) {
    return gate.path().replace("/gate", "/spawn");
  }

  private static int status(JunicornProcess server, String path) {
    return Http.get(server.uri(path)).statusCode();
  }

  @Test
  void aRequestWaitsForThemWithItsPermitAndSoDoesTheDrain() {
    try (JunicornProcess server = start();
        Gate gate = new Gate();
        Gate last = new Gate()) {
      Management management = server.management();
      assertThat(server.get(spawnAt(gate))).isEqualTo("spawned");
      assertThat(status(server, "/hit")).isEqualTo(503);
      management.awaitMetric(1, "junicorn_requests_active");
      assertThat(management.get("/greenlets").body())
          .containsPattern("(?m)^greenlet-\\d+ parked .*GET /spawn")
          .containsPattern(
              "(?m)^  greenlet-\\d+ .*SpawnServlet.*spawned at .*SpawnServlet.java:\\d+");

      gate.open();
      management.awaitIdle();
      assertThat(server.get(spawnAt(last))).isEqualTo("spawned");
      server.signal("TERM");
      await().until(() -> server.output().contains("draining: 1 request in flight"));
      assertThat(server.isAlive()).isTrue();
      last.open();
      assertThat(server.awaitExit(Duration.ofSeconds(15))).isZero();
      assertThat(server.output()).contains("drained in").doesNotContain(" cut at the end");
    }
  }

  @Test
  void killedOnesEndWithTheRequest() {
    try (JunicornProcess server = start("--child-greenlets", "kill");
        Gate gate = new Gate()) {
      assertThat(server.get(spawnAt(gate))).isEqualTo("spawned");
      server.management().awaitIdle();
      assertThat(status(server, "/hit")).isEqualTo(200);
      assertThat(server.output()).doesNotContain("Exception");
    }
  }

  @Test
  void detachedOnesGoOnAlone() {
    try (JunicornProcess server =
            start("--child-greenlets", "detach", "--leaked-greenlets-after", "300ms");
        Gate gate = new Gate()) {
      Management management = server.management();
      assertThat(server.get(spawnAt(gate))).isEqualTo("spawned");
      management.awaitMetric(0, "junicorn_requests_active");
      management.awaitMetric(1, "junicorn_greenlets_active");
      assertThat(status(server, "/hit")).isEqualTo(200);
      assertThat(management.get("/greenlets?stacks=false").body())
          .startsWith("1 live")
          .containsPattern("its parent greenlet-\\d+ has ended");
      management.awaitMetric(1, "junicorn_greenlets_leaked");
      assertThat(management.get("/status").body()).containsPattern("\"leaked_greenlets\": ?1\\b");
      await().until(() -> server.output().contains("leaked: "));
      assertThat(server.output())
          .containsOnlyOnce("leaked: ")
          .containsPattern(
              "leaked: greenlet-\\d+ lives on, at least \\d+ ms after its request GET /spawn\\?file=\\S+"
                  + " \\(greenlet-\\d+\\) has ended; spawned at \\S*SpawnServlet\\S+; it .*, at"
                  + " \\S*SpawnServlet\\.awaitFile");
      gate.open();
      management.awaitIdle();
      management.awaitMetric(0, "junicorn_greenlets_leaked");
    }
  }

  @Test
  void aGreenletThatIsLeftAtTheEndOfADrainIsCut() {
    try (JunicornProcess server = start("--graceful-timeout", "100ms");
        Gate gate = new Gate()) {
      assertThat(server.get(spawnAt(gate))).isEqualTo("spawned");
      server.signal("TERM");
      assertThat(server.awaitExit(Duration.ofSeconds(15))).isZero();
      assertThat(server.output())
          .contains("1 request cut at the end of graceful-timeout")
          .doesNotContain("Exception");
    }
  }
}
