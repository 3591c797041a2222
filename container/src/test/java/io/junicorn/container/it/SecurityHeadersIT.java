package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.FailServlet;
import io.junicorn.container.it.app.FramedServlet;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import io.junicorn.container.it.support.TestWar;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers by which browsers protect an application: off by default, one flag adds them. */
class SecurityHeadersIT {
  @TempDir private Path folder;

  private Path war() {
    return TestWar.of(FailServlet.class, FramedServlet.class)
        .file("index.html", "welcome")
        .write(folder.resolve("ROOT.war"));
  }

  private static Map<String, String> headers(JunicornProcess server, String path) {
    try (RawHttp connection = server.connect()) {
      RawResponse response = connection.get(path);
      return response.headers();
    }
  }

  @Test
  void oneFlagAddsWhatTheApplicationDoesNotSay() {
    try (JunicornProcess server =
        JunicornProcess.serving(war()).with("--security-headers").start()) {
      for (String path : new String[] {"/", "/fail", "/nowhere"}) {
        assertThat(headers(server, path))
            .as(path)
            .containsEntry("x-content-type-options", "nosniff")
            .containsEntry("x-frame-options", "SAMEORIGIN")
            .containsEntry("referrer-policy", "strict-origin-when-cross-origin")
            .doesNotContainKeys("strict-transport-security", "server", "x-powered-by");
      }
      assertThat(headers(server, "/framed"))
          .containsEntry("referrer-policy", "no-referrer")
          .doesNotContainKey("x-frame-options");
    }
  }

  @Test
  void noneIsAddedByDefault() {
    try (JunicornProcess server = JunicornProcess.serving(war()).start()) {
      assertThat(headers(server, "/"))
          .doesNotContainKeys(
              "x-content-type-options",
              "x-frame-options",
              "referrer-policy",
              "strict-transport-security",
              "server",
              "x-powered-by");
    }
  }
}
