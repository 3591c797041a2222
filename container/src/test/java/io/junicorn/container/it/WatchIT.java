package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.ExitingServlet;
import io.junicorn.container.it.app.GateServlet;
import io.junicorn.container.it.app.VersionServlet;
import io.junicorn.container.it.app.WaitingListener;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.TestWar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --watch}: a changed file is reloaded. */
class WatchIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private static TestWar version(String version) {
    return TestWar.of(VersionServlet.class, GateServlet.class).file("WEB-INF/version", version);
  }

  @Test
  void aChangedFileIsReloadedOnceItIsThereAsAWhole() throws Exception {
    Path war = version("first").write(folder.resolve("shop.war"));
    Path unpacked = version("unpacked").explode(folder.resolve("folder"));
    try (JunicornProcess server = JunicornProcess.serving(war, unpacked).with("--watch").start()) {
      assertThat(server.get("/shop/version")).isEqualTo("first 1");
      byte[] next = Files.readAllBytes(version("second").write(folder.resolve("next")));
      int half = next.length / 2;
      Files.write(war, Arrays.copyOf(next, half));

      // The folder is looked at in the same rounds: when it was reloaded, the half was looked at
      // twice, and left alone.
      version("changed").explode(unpacked);
      await().atMost(SOON).until(() -> server.output().contains("reloaded /folder"));
      assertThat(server.get("/folder/version")).startsWith("changed ");
      assertThat(server.get("/shop/version")).startsWith("first ");
      assertThat(server.output()).doesNotContain("shop.war has changed");

      Files.write(war, Arrays.copyOfRange(next, half, next.length), StandardOpenOption.APPEND);
      await().atMost(SOON).until(() -> server.get("/shop/version").startsWith("second "));
      assertThat(server.output()).contains("shop.war has changed").doesNotContain("not reloaded");

      Files.delete(war);
      await().atMost(SOON).until(() -> server.output().contains("shop.war is gone"));
      assertThat(server.get("/shop/version")).startsWith("second ");
    }
  }

  @Test
  void whatAppearsInTheFolderIsServedAndWhatDisappearsIsTakenAway() throws Exception {
    Path webapps = Files.createDirectory(folder.resolve("webapps"));
    version("root").write(webapps.resolve("ROOT.war"));
    try (JunicornProcess server =
        JunicornProcess.serving()
            .with("--webapps", webapps.toString(), "--watch")
            .with("--set", "context./later.virtual-hosts=later.example")
            .start()) {
      assertThat(server.get("/version")).isEqualTo("root 1");
      Files.writeString(webapps.resolve("a b.war"), "no context");
      Files.writeString(webapps.resolve("a\n\u001b[31mb.war"), "nor this");
      Files.writeString(webapps.resolve("ROOT.WAR"), "there is one");
      Files.writeString(webapps.resolve("broken.war"), "no WAR at all");
      Path shop = version("shop").write(webapps.resolve("shop.war"));
      await().atMost(SOON).until(() -> server.get("/shop/version").startsWith("shop "));
      assertThat(server.management().get("/status").body()).contains("\"context\":\"/shop\"");
      server
          .management()
          .awaitMetric(1, "junicorn_requests_seconds_count", "context=\"/shop\"", "2xx");

      version("changed").write(shop);
      await().atMost(SOON).until(() -> server.get("/shop/version").startsWith("changed "));
      try (Gate gate = new Gate();
          Parked inFlight = Parked.gets(server, 1, "/shop" + gate.path())) {
        server.management().awaitMetric(1, "junicorn_requests_active");
        Files.delete(shop);
        await().atMost(SOON).until(() -> server.output().contains("/shop is taken away"));
        gate.open();
        assertThat(inFlight.statuses()).containsExactly(200);
      }
      // Below the root now, which has no such page.
      await().atMost(SOON).until(() -> !server.get("/shop/version").startsWith("changed "));
      assertThat(server.get("/version")).startsWith("root ");
      await().atMost(SOON).until(() -> server.output().contains("broken.war has no end"));
      assertThat(server.output()).doesNotContain("broken.war has appeared");
      assertThat(server.output()).as("who searches for annotations").doesNotContain("stall: async");
      assertThat(server.troubles())
          .satisfiesExactlyInAnyOrder(
              line -> assertThat(line).contains("not deployed: ", "ROOT.WAR: ", "is served at /"),
              line -> assertThat(line).contains("not deployed: ", "a b.war'", "is not / or /name"),
              line -> assertThat(line).contains("not deployed: ", "a\\n\\u001b[31mb.war'"),
              line -> assertThat(line).contains("broken.war has no end"),
              line -> assertThat(line).contains("--set context./later.virtual-hosts: no web app"));

      version("later").write(webapps.resolve("later.war"));
      await()
          .atMost(SOON)
          .until(() -> server.output().contains("later.war at /later for later.example"));

      TestWar.of(ExitingServlet.class).write(webapps.resolve("exits.war"));
      await().atMost(SOON).until(() -> server.output().contains("exits.war at /exits"));
      try (RawHttp client = server.connect()) {
        client.sendGet("/exits/exit");
        assertThat(server.awaitExit(SOON)).isEqualTo(4);
      }
      await().until(() -> server.output().contains("System.exit was called, by the greenlet "));
      assertThat(server.output()).contains("GET /exits/exit", "ExitingServlet.doGet");
    }
  }

  @Test
  void aReloadThatTheEndOfTheServerCutsShortIsCalledSo() throws Exception {
    Path war = version("first").write(folder.resolve("ROOT.war"));
    Path file = folder.resolve("gate");
    try (JunicornProcess server = JunicornProcess.serving(war).with("--watch").start();
        Gate gate = new Gate();
        Parked inFlight = Parked.gets(server, 1, gate.path())) {
      server.management().awaitMetric(1, "junicorn_requests_active");
      version("second")
          .classes(WaitingListener.class)
          .file("WEB-INF/gate", file.toString())
          .write(war);
      await().atMost(SOON).until(() -> server.output().contains("app: waits"));
      assertThat(Http.post(server.management().uri("/reload"), "text/plain", ""))
          .satisfies(
              refused -> assertThat(refused.statusCode()).isEqualTo(409),
              refused ->
                  assertThat(refused.body())
                      .containsPattern("the reload of / is under way for \\d"));
      server.signal("TERM");
      await().until(() -> server.output().contains("draining: "));
      Files.createFile(file);
      await().atMost(SOON).until(() -> server.output().contains("not reloaded, the old / goes on"));
      assertThat(server.output())
          .contains("goes on: the server stops before the new copy serves")
          .doesNotContain("cannot start");
      gate.open();
      assertThat(inFlight.statuses()).containsExactly(200);
      assertThat(server.awaitExit(SOON)).isZero();
    }
  }
}
