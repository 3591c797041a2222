package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.LeakyListener;
import io.junicorn.container.it.app.ThrowingEndListener;
import io.junicorn.container.it.app.VersionServlet;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.TestWar;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the classes of an old copy alive is named. */
class LeakProbeIT {
  private static final String LEAKED = "junicorn_webapp_loaders_leaked";

  @TempDir private Path folder;

  private TestWar harmless() {
    return TestWar.of(VersionServlet.class).file("WEB-INF/version", "harmless");
  }

  private static HttpResponse<String> post(Management management, String path) {
    return Http.method("POST", management.uri(path));
  }

  private static void reload(Management management) {
    assertThat(post(management, "/reload").statusCode()).isEqualTo(200);
    await().until(() -> management.get("/status").body().contains("\"retiring\":false"));
  }

  @Test
  void threadsTimersHooksThreadLocalsAndDriversAreNamed() {
    Path war = harmless().classes(LeakyListener.class).write(folder.resolve("ROOT.war"));
    try (JunicornProcess server =
        JunicornProcess.serving(war)
            .javaOptions("--add-opens=java.base/java.lang=ALL-UNNAMED")
            .start()) {
      Management management = server.management();
      assertThat(server.get("/version")).isEqualTo("harmless 1");
      harmless().write(war);
      reload(management);
      assertThat(server.output())
          .contains("left its JDBC driver " + LeakyListener.LeakyDriver.class.getName());

      String found = post(management, "/leaks/probe").body();
      assertThat(found)
          .startsWith("{\"leaked\":1,")
          .contains("the thread leaky-thread (WAITING at " + LeakyListener.class.getName())
          .contains("the java.util.Timer leaky-timer (")
          .contains("the shutdown hook leaky-hook")
          .contains("a thread-local of the thread leaky-pool: ")
          .contains(LeakyListener.LeakyValue.class.getName())
          .doesNotContain("not looked at");
      assertThat(management.get("/leaks").body()).isEqualTo(found);
      assertThat(management.metric(LEAKED)).isEqualTo(1);
      assertThat(server.output()).contains("are not collected. What holds them: ");

      // The harmless copy leaves nothing behind.
      reload(management);
      assertThat(post(management, "/leaks/probe").body()).startsWith("{\"leaked\":1,");
    }
  }

  @Test
  void aCopyThatDoesNotStopCleanlyIsSeenToAllTheSame() {
    Path war =
        harmless()
            .classes(LeakyListener.class, ThrowingEndListener.class)
            .write(folder.resolve("ROOT.war"));
    try (JunicornProcess server = JunicornProcess.serving(war).start()) {
      harmless().write(war);
      reload(server.management());
      assertThat(server.output())
          .contains("left its JDBC driver " + LeakyListener.LeakyDriver.class.getName());
      assertThat(post(server.management(), "/leaks/probe").body()).startsWith("{\"leaked\":1,");
    }
  }

  @Test
  void withoutOpenInternalsItSaysWhatItCannotSee() {
    Path war = harmless().classes(LeakyListener.class).write(folder.resolve("ROOT.war"));
    try (JunicornProcess server = JunicornProcess.serving(war).start()) {
      harmless().write(war);
      reload(server.management());
      assertThat(post(server.management(), "/leaks/probe").body())
          .contains("leaky-thread", "not looked at: thread-locals and shutdown hooks");
    }
  }
}
