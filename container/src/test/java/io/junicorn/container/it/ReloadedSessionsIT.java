package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.SessionEndListener;
import io.junicorn.container.it.app.StateServlet;
import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Browser;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of sessions when a new copy of their web application takes over. */
class ReloadedSessionsIT {
  private static final List<String> ON_DISK = List.of("/ee8", "/ee10", "/ee11");

  @TempDir private Path folder;

  private static String page(Browser user, JunicornProcess server, String context, String query) {
    return user.get(server.uri(context + "/state" + query)).body();
  }

  /** What a user gets who is sent to the form instead is a redirect, which is empty. */
  private static Browser loggedIn(JunicornProcess server, String context) {
    Browser user = new Browser();
    user.logIn(server.uri(context + "/state"), "joe", "x1y2");
    assertThat(page(user, server, context, "?do=set&name=user&value=joe&get=user"))
        .as(context)
        .isEqualTo("joe");
    return user;
  }

  private static void reload(Management management) {
    assertThat(Http.method("POST", management.uri("/reload")).statusCode()).isEqualTo(200);
  }

  private static void awaitRetired(Management management) {
    await().until(() -> !management.get("/status").body().contains("\"retiring\":true"));
  }

  @Test
  void aRequestThatTheOldCopyFinishesPutsNothingBack() throws Exception {
    Path war = TestWar.of(StateServlet.class).write(folder.resolve("shop.war"));
    try (JunicornProcess server =
        JunicornProcess.serving(war)
            .with("--session-store", "disk", "--session-dir", folder.resolve("kept").toString())
            .with("--session-timeout", "40s")
            .start()) {
      Management management = server.management();
      Browser stays = new Browser();
      Browser leaves = new Browser();
      for (Browser user : List.of(stays, leaves)) {
        page(user, server, "/shop", "?create&do=set&name=user&value=before");
      }
      Path gate = folder.resolve("gate");
      List<CompletableFuture<String>> readers =
          Stream.of(stays, leaves)
              .map(
                  u ->
                      CompletableFuture.supplyAsync(
                          () -> page(u, server, "/shop", "?do=wait&get=user&file=" + gate),
                          Thread::startVirtualThread))
              .toList();
      management.awaitMetric(2, "junicorn_requests_active");
      reload(management);
      assertThat(page(stays, server, "/shop", "?do=set&name=user&value=after&get=user"))
          .isEqualTo("after");
      page(leaves, server, "/shop", "?do=end");
      // By more than a tenth of the timeout, or nothing of a session that was only read is written.
      await().pollDelay(Duration.ofMillis(4_200)).until(() -> true);
      Files.createFile(gate);
      assertThat(readers.getFirst().get(30, TimeUnit.SECONDS)).isEqualTo("before");
      assertThat(readers.getLast().get(30, TimeUnit.SECONDS)).doesNotContain("before");
      awaitRetired(management);

      assertThat(page(leaves, server, "/shop", "?get=user")).isEqualTo("none");
      // The next copy knows the session from its file alone.
      reload(management);
      assertThat(page(stays, server, "/shop", "?get=user")).isEqualTo("after");
      assertThat(page(leaves, server, "/shop", "?get=user")).isEqualTo("none");
    }
  }

  @Test
  void onTheDiskALoginSurvivesAndInMemoryItEnds() throws IOException {
    Path ee8 = Apps.secured().javax().write(folder.resolve("ee8.war"));
    Path ee10 = Apps.secured().write(folder.resolve("ee10.war"));
    Path inMemory =
        Apps.secured().classes(SessionEndListener.class).write(folder.resolve("memory.war"));
    Path realm = Files.writeString(folder.resolve("realm"), "joe: x1y2,user\n");
    try (JunicornProcess server =
            JunicornProcess.serving(ee8, ee10, "/ee11=" + ee10, inMemory)
                .with("--realm", realm.toString(), "--set", "context./ee11.environment=ee11")
                .with("--session-store", "disk", "--session-dir", folder.resolve("kept").toString())
                .with("--set", "context./memory.session-store=memory")
                .start();
        RawHttp idle = server.connect();
        RawHttp other = server.connect()) {
      // Jetty keeps objects of the application with connections.
      assertThat(idle.get("/ee10/login.html").status()).isEqualTo(200);
      assertThat(idle.get("/ee8/login.html").status()).isEqualTo(200);
      assertThat(other.get("/ee11/login.html").status()).isEqualTo(200);
      Map<String, Browser> users = new TreeMap<>();
      ON_DISK.forEach(context -> users.put(context, loggedIn(server, context)));
      Browser forgotten = loggedIn(server, "/memory");
      server.management().awaitIdle();

      Management management = server.management();
      reload(management);
      awaitRetired(management);

      users.forEach(
          (context, user) ->
              assertThat(page(user, server, context, "?get=user"))
                  .as("%s of%n%s", context, server.output())
                  .isEqualTo("joe"));
      assertThat(page(forgotten, server, "/memory", "?get=user")).isEmpty();
      assertThat(server.output())
          .contains("/memory: 1 session ends with it")
          .doesNotContain("session ended");
      assertThat(Http.method("POST", management.uri("/leaks/probe")).body())
          .isEqualTo("{\"leaked\":0,\"leaks\":[]}\n");
      assertThat(idle.get("/ee8/login.html").status()).as("goes on").isEqualTo(200);
      assertThat(idle.get("/ee10/login.html").status()).as("goes on").isEqualTo(200);
      assertThat(server.troubles()).isEmpty();
    }
  }
}
