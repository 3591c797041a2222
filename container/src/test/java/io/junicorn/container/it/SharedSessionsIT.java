package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.JndiServlet;
import io.junicorn.container.it.app.SessionEndListener;
import io.junicorn.container.it.app.StateServlet;
import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Browser;
import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Load;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.TestWar;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two replicas, one PostgreSQL, no stickiness. */
class SharedSessionsIT {
  @TempDir private static Path folder;
  private static EmbeddedPostgres postgres;
  private static Path home;
  private static Path war;
  private static Path ee8;
  private static Path ee10;
  private static Path realm;
  private static JunicornProcess one;
  private static JunicornProcess two;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    home = Distribution.withJarsOf(folder.resolve("home"), org.postgresql.Driver.class);
    war =
        TestWar.of(JndiServlet.class, StateServlet.class, SessionEndListener.class)
            .write(folder.resolve("ROOT.war"));
    ee8 = Apps.secured().javax().write(folder.resolve("ee8.war"));
    ee10 = Apps.secured().write(folder.resolve("ee10.war"));
    realm = Files.writeString(folder.resolve("realm"), "joe: x1y2,user\n");
    // At once: both find that there is no table yet.
    List<JunicornProcess> replicas = Load.parallel(2, _ -> replica());
    one = replicas.get(0);
    two = replicas.get(1);
  }

  private static JunicornProcess replica() {
    return JunicornProcess.serving(war, ee8, ee10, "/ee11=" + ee10)
        .of(home)
        .with("--realm", realm.toString(), "--set", "context./ee11.environment=ee11")
        .with("--session-store", "jdbc", "--session-datasource", "sessions")
        .with("--set", "datasource.sessions.url=" + postgres.getJdbcUrl("postgres", "postgres"))
        .with("--set", "datasource.sessions.maximum-pool-size=4")
        .with("--set", "datasource.jdbc/shop.url=" + postgres.getJdbcUrl("postgres", "postgres"))
        .with("--set", "datasource.jdbc/shop.maximum-pool-size=60")
        .with("--set", "datasource.jdbc/shop.minimum-idle=1")
        .start();
  }

  @AfterAll
  static void stop() throws IOException {
    one.close();
    two.close();
    postgres.close();
  }

  private static String state(Browser user, JunicornProcess replica, String query) {
    return user.get(replica.uri("/state?" + query)).body();
  }

  @Test
  void whatOneReplicaWritesTheOtherReads() {
    Browser user = new Browser();
    state(user, one, "create&do=set&name=user&value=joe");
    assertThat(state(user, two, "get=user")).isEqualTo("joe");
    state(user, two, "do=set&name=user&value=jane");
    assertThat(state(user, one, "get=user")).isEqualTo("jane");
  }

  @Test
  void aSessionSurvivesTheReplicaThatMadeIt() {
    JunicornProcess third = replica();
    Browser user = new Browser();
    try (third) {
      state(user, third, "create&do=set&name=user&value=joe");
      third.signal("KILL");
      await().until(() -> !third.isAlive());
    }
    assertThat(state(user, one, "get=user")).isEqualTo("joe");
  }

  @Test
  void aSessionThatEndsHereEndsThere() {
    Browser user = new Browser();
    state(user, one, "create&do=set&name=user&value=joe");
    state(user, two, "do=end");
    assertThat(state(user, one, "get=user")).isEqualTo("none");
  }

  @Test
  void anIdThatIsRenewedHereIsKnownThere() {
    Browser user = new Browser();
    state(user, one, "create&do=set&name=user&value=joe");
    String before = user.sessionId();
    state(user, two, "do=renew&get=user");
    assertThat(user.sessionId()).isNotEqualTo(before);
    assertThat(state(user, one, "get=user")).isEqualTo("joe");
    assertThat(state(new Browser(before), one, "get=user")).isEqualTo("none");
  }

  @Test
  void aChangeInPlaceIsKeptWithoutSetAttribute() {
    Browser user = new Browser();
    state(user, one, "create&do=list");
    state(user, one, "do=mutate");
    // Seen when the request has ended, after its response.
    one.management().awaitIdle();
    assertThat(state(user, two, "get=list")).isEqualTo("[mutated]");
  }

  @Test
  void aLongRequestThatOnlyReadPutsNothingBack() throws Exception {
    Browser user = new Browser();
    state(user, one, "create&do=set&name=user&value=before");
    state(user, one, "do=list");
    Path gate = folder.resolve("gate");
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(() -> state(user, one, "do=wait&get=user&file=" + gate));
    one.management().awaitMetric(1, "junicorn_requests_active");
    state(user, two, "do=set&name=user&value=after");
    Files.createFile(gate);
    assertThat(reader.get()).isEqualTo("before");
    one.management().awaitIdle();
    assertThat(state(user, one, "get=user")).isEqualTo("after");
  }

  @Test
  void anAttributeThatCannotBeStoredIsSaidOnceAndTheOthersAreKept() {
    Browser user = new Browser();
    state(user, one, "create&do=set&name=user&value=joe");
    state(user, one, "do=handle");
    assertThat(state(user, two, "get=user")).isEqualTo("joe");
    assertThat(state(user, two, "get=handle")).isEqualTo("null");
    String id = user.sessionId();
    List<String> said =
        one.output().lines().filter(line -> line.contains(id.substring(0, 8))).toList();
    assertThat(said).hasSize(1);
    assertThat(said.getFirst())
        .contains("ERROR", "'handle'", StateServlet.Handle.class.getName(), "database")
        .doesNotContain(id);
    assertThat(one.output()).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ee8", "/ee10", "/ee11"})
  void aLoginSurvivesAReloadAndIsKnownToTheOtherReplica(String context) {
    Browser user = new Browser();
    user.logIn(one.uri(context + "/state"), "joe", "x1y2");
    String page = context + "/state?get=user";
    assertThat(user.get(one.uri(page + "&do=set&name=user&value=joe")).body()).isEqualTo("joe");
    Management management = one.management();
    assertThat(Http.method("POST", management.uri("/reload?context=" + context)).statusCode())
        .isEqualTo(200);
    await().until(() -> !management.get("/status").body().contains("\"retiring\":true"));
    assertThat(user.get(one.uri(page)).body()).isEqualTo("joe");
    assertThat(user.get(two.uri(page)).body()).isEqualTo("joe");
    assertThat(new Browser().get(one.uri(page)).body()).as("sent to the form").isEmpty();
  }

  @Test
  void theDataSourceOfSessionsIsNotBoundForApplications() {
    String env = "/jndi?name=java:comp/env";
    assertThat(one.get(env + "/jdbc/shop")).isEqualTo("data source");
    assertThat(one.get(env + "/sessions")).isEqualTo("NameNotFoundException");
    assertThat(one.get("/jndi?name=sessions")).isEqualTo("NameNotFoundException");
  }

  @Test
  void theDataSourceOfSessionsIsNotCalledTooNarrowForRequests() {
    assertThat(one.output()).doesNotContain("worker-connections is 1000, at least");
  }

  @Test
  void aTermLosesNothing() {
    Browser user = new Browser();
    try (JunicornProcess third = replica()) {
      state(user, third, "create&do=set&name=user&value=joe");
      third.signal("TERM");
      assertThat(third.awaitExit(Duration.ofSeconds(25))).isZero();
      assertThat(third.output()).doesNotContain("session ended").doesNotContain("Unable");
    }
    assertThat(state(user, two, "get=user")).isEqualTo("joe");
  }
}
