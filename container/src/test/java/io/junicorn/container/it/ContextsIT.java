package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.LifeListener;
import io.junicorn.container.it.app.PlainServlet;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a web application is served, and what two of them share: nothing. */
class ContextsIT {
  @TempDir private Path folder;

  private static TestWar app() {
    return TestWar.of(HitServlet.class, LifeListener.class, PlainServlet.class)
        .webXmlWithServlet(PlainServlet.class.getName(), "/plain");
  }

  @Test
  void fileNameRootAndExplicitContextSayWhereAndNothingIsShared() throws IOException {
    Path root = app().write(folder.resolve("ROOT.war"));
    Path named = app().write(folder.resolve("shop.war"));
    Path exploded = app().explode(Files.createDirectory(folder.resolve("unpacked")));
    // A folder that happens to lie beside the WAR and bears its name.
    TestWar.empty()
        .file("WEB-INF/x", "")
        .file("beside.txt", "wrong")
        .explode(Files.createDirectory(folder.resolve("shop")));

    try (JunicornProcess server =
        JunicornProcess.serving(root, named, exploded, "/deep/er=" + named).start()) {
      assertThat(server.get("/plain")).isEqualTo("plain at /plain");
      assertThat(server.get("/shop/plain")).isEqualTo("plain at /shop/plain");
      assertThat(server.get("/unpacked/plain")).isEqualTo("plain at /unpacked/plain");
      assertThat(server.get("/deep/er/plain")).isEqualTo("plain at /deep/er/plain");
      assertThat(Http.get(server.uri("/shop/beside.txt")).statusCode()).isEqualTo(404);

      // The same static field, by name.
      assertThat(server.get("/hit")).isEqualTo("1");
      assertThat(server.get("/shop/hit")).isEqualTo("1");
      assertThat(server.get("/shop/hit")).isEqualTo("2");
      assertThat(server.get("/unpacked/hit")).isEqualTo("1");
      assertThat(server.get("/deep/er/hit")).isEqualTo("1");

      assertThat(server.output()).contains("app: initialized /shop", "app: initialized /deep/er");
      server.signal("TERM");
      assertThat(server.awaitExit(Duration.ofSeconds(10))).isZero();
      assertThat(server.output()).contains("app: destroyed /shop", "app: destroyed /deep/er");
      assertThat(exploded.resolve("WEB-INF/web.xml")).as("the user's own folder").exists();
    }
  }

  @Test
  void aContextWithoutItsSlashIsRedirected() {
    Path war = TestWar.empty().file("index.html", "home").write(folder.resolve("shop.war"));
    try (JunicornProcess server = JunicornProcess.serving(war).start()) {
      assertThat(Http.send(Http.browser(), Http.to(server.uri("/shop"))).body()).isEqualTo("home");
      assertThat(Http.get(server.uri("/shopping")).statusCode()).isEqualTo(404);
      assertThat(Http.get(server.uri("/")).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void twoAddressesServeTheSame() {
    Path war = app().write(folder.resolve("ROOT.war"));
    try (JunicornProcess server =
        JunicornProcess.serving(war).with("--bind", "127.0.0.1:0").start()) {
      int[] ports = server.ports();
      assertThat(ports).hasSize(2).doesNotHaveDuplicates();
      for (int port : ports) {
        try (RawHttp connection = RawHttp.connect(port)) {
          assertThat(connection.get("/plain").body()).isEqualTo("plain at /plain");
        }
      }
    }
  }
}
