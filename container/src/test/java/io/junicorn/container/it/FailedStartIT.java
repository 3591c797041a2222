package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.ThrowingListener;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under failed-start-linger a server that cannot start stays for a while and says why. */
class FailedStartIT {
  private static final int TERM = 128 + 15;

  @TempDir private Path folder;

  @Test
  void staysNotReadyAndSaysWhy() {
    Path war = TestWar.of(ThrowingListener.class).write(folder.resolve("throws.war"));
    try (JunicornProcess server =
        JunicornProcess.serving(war).with("--failed-start-linger", "1h").begin()) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> server.output().contains("management at http://"));
      Management management = server.management();
      assertThat(management.get("/livez").statusCode()).isEqualTo(200);
      assertThat(management.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(management.get("/readyz").body()).isEqualTo("failed\n");
      assertThat(management.get("/status").body())
          .contains("\"state\":\"failed\"", "throws.war", "no licence for this web application");
      assertThat(management.metric("junicorn_start_failed")).isEqualTo(1);
      assertThat(management.get("/greenlets").statusCode()).isEqualTo(404);
      assertThat(server.output().lines())
          .anyMatch(
              line ->
                  line.contains(" ERROR ")
                      && line.contains("throws.war")
                      && line.contains("not ready"));
      server.signal("HUP");
      await().until(() -> server.output().contains("HUP received: the server does not serve yet"));
      server.signal("TERM");
      assertThat(server.awaitExit(Duration.ofSeconds(10))).isEqualTo(TERM);
    }
  }

  @Test
  void exitsAfterThatWithTheReason() {
    Path nothing = folder.resolve("missing.war");
    Cli failed = Cli.serve("--failed-start-linger", "1ms", nothing);
    failed.assertCannotStart(nothing.toString());
    assertThat(failed.out()).contains("stays for failed-start-linger, 1 ms");
  }

  @Test
  void anEmptyFolderOfWebApplicationsIsNamed() throws IOException {
    Path webapps = Files.createDirectory(folder.resolve("webapps"));
    Cli failed = Cli.serve("--failed-start-linger", "1ms", "--webapps", webapps);
    failed.assertCannotStart("webapps", webapps.toString());
    assertThat(failed.out()).contains("stays for failed-start-linger, 1 ms");
  }

  @Test
  void isRefusedWithoutAManagementPort() {
    Cli.junicorn("run", "--management", "off", "--failed-start-linger", "5s", "x.war")
        .assertUsageError("--failed-start-linger", "'5000ms'", "management off");
  }
}
