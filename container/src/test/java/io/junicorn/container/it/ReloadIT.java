package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.AssertingListener;
import io.junicorn.container.it.app.GateServlet;
import io.junicorn.container.it.app.LifeListener;
import io.junicorn.container.it.app.ParkServlet;
import io.junicorn.container.it.app.ThrowingListener;
import io.junicorn.container.it.app.VersionServlet;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.TestWar;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new copy of a WAR takes over, or the old one goes on. */
class ReloadIT {
  @TempDir private static Path folder;
  private static Path war;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    war = folder.resolve("shop.war");
    write("first");
    server =
        JunicornProcess.serving(war)
            .with("--reload-check", "/check", "--graceful-timeout", "4s")
            .start();
  }

  private static TestWar version(String version) {
    return TestWar.of(
            GateServlet.class, LifeListener.class, ParkServlet.class, VersionServlet.class)
        .file("WEB-INF/version", version);
  }

  private static void write(String version) {
    version(version).write(war);
  }

  private static HttpResponse<String> reload(String query) {
    return Http.method("POST", server.management().uri("/reload" + query));
  }

  private static void awaitRetired() {
    await().until(() -> server.management().get("/status").body().contains("\"retiring\":false"));
  }

  @BeforeEach
  void serveAVersionThatIsKnown() {
    awaitRetired();
    write("known");
    assertThat(reload("").statusCode()).isEqualTo(200);
    awaitRetired();
  }

  @Test
  void theNewCopyServesWithFreshClasses() {
    assertThat(server.get("/shop/version")).isEqualTo("known 1");
    assertThat(server.get("/shop/version")).isEqualTo("known 2");
    write("next");
    HttpResponse<String> answer = reload("?context=/shop");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"context\":\"/shop\"", "\"result\":\"reloaded\"");
    assertThat(server.get("/shop/version")).isEqualTo("next 1");
    assertThat(server.management().get("/status").body())
        .contains("\"environment\":\"ee10\"", "\"war\":\"" + war, "\"state\":\"started\"")
        .containsPattern("\"reloads\":[1-9]");
    awaitRetired();
    assertThat(server.management().metric("junicorn_webapp_reloads_total", "result=\"taken\""))
        .isPositive();
  }

  @Test
  void requestsInFlightFinishOnTheOldCopyAndNobodyReloadsUntilThen() {
    try (Gate gate = new Gate();
        Parked parked = Parked.gets(server, 3, "/shop" + gate.path())) {
      server.management().awaitMetric(3, "junicorn_requests_active");
      write("beside");
      assertThat(reload("").statusCode()).isEqualTo(200);
      assertThat(server.get("/shop/version")).isEqualTo("beside 1");
      assertThat(server.management().get("/status").body()).contains("\"retiring\":true");

      HttpResponse<String> second = reload("");
      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(second.body()).contains("still has requests");
      long ended = destroyed();
      gate.open();
      assertThat(parked.statuses()).containsOnly(200);
      awaitRetired();
      assertThat(destroyed()).isEqualTo(ended + 1);
    }
  }

  @Test
  void whatIsNotDoneWithinGracefulTimeoutIsCutAndTheOldCopyEnds() {
    try (Parked parked = Parked.gets(server, 2, "/shop/park?ms=60000")) {
      server.management().awaitMetric(2, "junicorn_requests_active");
      long ended = destroyed();
      assertThat(reload("").statusCode()).isEqualTo(200);
      assertThat(parked.statuses()).containsOnly(503);
      awaitRetired();
      assertThat(destroyed()).isEqualTo(ended + 1);
      assertThat(server.output()).contains("2 requests of the old /shop cut after 4000 ms");
    }
  }

  private static long destroyed() {
    return server.output().lines().filter(l -> l.equals("app: destroyed /shop")).count();
  }

  @Test
  void aWarThatCannotBeReadLeavesTheOldOneServing() throws Exception {
    Files.writeString(war, "PK this was a WAR once");
    keptBecause("not a WAR, or a damaged");
  }

  @Test
  void aWarThatDoesNotStartLeavesTheOldOneServing() {
    version("next").classes(ThrowingListener.class).write(war);
    keptBecause("cannot start");
  }

  @Test
  void aWarWhoseStartThrowsAnErrorLeavesTheOldOneServing() {
    version("next").classes(AssertingListener.class).write(war);
    keptBecause("cannot start");
  }

  @Test
  void aWarThatFailsItsCheckLeavesTheOldOneServing() {
    write("bad");
    keptBecause("reload-check GET /shop/check answered 500");
  }

  @Test
  void aWarThatIsGoneLeavesTheOldOneServing() throws Exception {
    Files.delete(war);
    keptBecause("no such file");
  }

  private static void keptBecause(String why) {
    HttpResponse<String> answer = reload("");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("\"result\":\"kept\"", why);
    assertThat(server.get("/shop/version")).startsWith("known ");
    assertThat(server.management().get("/readyz").statusCode()).isEqualTo(200);
    assertThat(server.management().get("/status").body()).contains("\"last_failure\":{", why);
    assertThat(server.output()).contains("not reloaded, the old /shop goes on: ");
    assertThat(workFolders()).as("work folders").isEqualTo(1);
  }

  private static long workFolders() {
    return Arrays.stream(
            server.temp().toFile().listFiles((f, name) -> name.startsWith("junicorn-")))
        .flatMap(f -> Arrays.stream(f.listFiles((g, name) -> name.startsWith("app-"))))
        .count();
  }

  @Test
  void anUnknownContextIsNotFound() {
    HttpResponse<String> answer = reload("?context=/other");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("/other", "/shop");
  }

  @Test
  void hupReloadsAndWaitsForAnOldCopyThatStillHasRequests() {
    try (Gate gate = new Gate();
        Parked parked = Parked.gets(server, 1, "/shop" + gate.path())) {
      server.management().awaitMetric(1, "junicorn_requests_active");
      write("second");
      server.signal("HUP");
      await().until(() -> server.get("/shop/version").startsWith("second "));
      write("third");
      server.signal("HUP");
      gate.open();
      assertThat(parked.statuses()).containsOnly(200);
      await().until(() -> server.get("/shop/version").startsWith("third "));
    }
  }
}
