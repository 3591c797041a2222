package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.StateServlet;
import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Browser;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.TestWar;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions in memory and on the disk, and their cookies. */
class SessionsIT {
  @TempDir private Path folder;

  private static String state(Browser user, JunicornProcess server, String query) {
    return user.get(server.uri(query)).body();
  }

  private static String cookie(JunicornProcess server, String context) {
    return new Browser()
        .get(server.uri(context + "/state?create"))
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow();
  }

  private Path war() {
    return TestWar.of(StateServlet.class).write(folder.resolve("ROOT.war"));
  }

  private JunicornProcess onDisk() {
    return JunicornProcess.serving(war())
        .with("--session-store", "disk", "--session-dir", folder.resolve("sessions").toString())
        .start();
  }

  @Test
  void sessionsOnTheDiskSurviveATermAndAKill() throws IOException {
    Browser user = new Browser();
    try (JunicornProcess first = onDisk()) {
      state(user, first, "/state?create&do=set&name=user&value=joe");
      state(user, first, "/state?do=list");
      state(user, first, "/state?do=handle");
      Cli.serve("--session-store", "disk", "--session-dir", folder.resolve("sessions"), war())
          .assertCannotStart("--session-dir", "sessions", "another process");
      first.signal("TERM");
      assertThat(first.awaitExit(Duration.ofSeconds(25))).isZero();
      assertThat(first.output().lines().filter(l -> l.contains("'handle'"))).hasSize(1);
      assertThat(first.output())
          .contains("ERROR", StateServlet.Handle.class.getName(), "disk")
          .doesNotContain(user.sessionId())
          .doesNotContain("\tat ");
    }
    try (JunicornProcess second = onDisk()) {
      assertThat(state(user, second, "/state?get=user")).isEqualTo("joe");
      assertThat(state(user, second, "/state?get=handle")).isEqualTo("null");
      assertThat(files()).hasSize(1);
      String file = files().getFirst();
      state(user, second, "/state?get=user");
      second.management().awaitIdle();
      assertThat(files()).as("not written when only read").containsExactly(file);
      state(user, second, "/state?do=mutate");
      state(user, second, "/state?do=renew");
      second.management().awaitIdle();
      second.signal("KILL");
      await().until(() -> !second.isAlive());
    }
    try (JunicornProcess third = onDisk()) {
      assertThat(state(user, third, "/state?get=list")).isEqualTo("[mutated]");
    }
    assertThat(files())
        .hasSize(1)
        .allSatisfy(
            file ->
                assertThat(Files.getPosixFilePermissions(folder.resolve("sessions").resolve(file)))
                    .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("sessions"))) {
      return files.map(f -> f.getFileName().toString()).filter(f -> !f.equals("lock")).toList();
    }
  }

  @Test
  void cookiesAreSafeByDefaultAndAsTheApplicationSays() {
    Path plain = war();
    Path own =
        TestWar.of(StateServlet.class)
            .webXml(
                "<session-config><session-timeout>7</session-timeout><cookie-config>"
                    + "<http-only>false</http-only><secure>true</secure>"
                    + "<attribute><attribute-name>SameSite</attribute-name>"
                    + "<attribute-value>Strict</attribute-value></attribute>"
                    + "</cookie-config></session-config>")
            .write(folder.resolve("own.war"));
    try (JunicornProcess server =
        JunicornProcess.serving(plain, own, "/other=" + plain)
            .with("--session-timeout", "20m", "--node-name", "replica-1")
            .with("--set", "context./other.session-cookie-same-site=unset")
            .with("--set", "context./other.session-cookie-http-only=false")
            .with("--set", "context./other.session-timeout=5m")
            .start()) {
      assertThat(cookie(server, ""))
          .contains("HttpOnly", "SameSite=Lax", ".replica-1")
          .doesNotContain("Secure");
      assertThat(cookie(server, "/own"))
          .contains("SameSite=Strict", "Secure")
          .doesNotContain("HttpOnly", "Lax");
      assertThat(cookie(server, "/other")).doesNotContain("HttpOnly", "SameSite", "Secure");

      assertThat(state(new Browser(), server, "/state?create")).isEqualTo("1200");
      assertThat(state(new Browser(), server, "/own/state?create")).isEqualTo("420");
      assertThat(state(new Browser(), server, "/other/state?create")).isEqualTo("300");

      Browser user = new Browser();
      state(user, server, "/state?create&do=set&name=user&value=joe");
      String before = user.sessionId();
      state(user, server, "/state?do=renew");
      assertThat(user.sessionId()).isNotEqualTo(before);
      assertThat(state(user, server, "/state?get=user")).isEqualTo("joe");
      assertThat(state(new Browser(before), server, "/state?get=user")).isEqualTo("none");

      server.signal("TERM");
      assertThat(server.awaitExit(Duration.ofSeconds(25))).isZero();
      assertThat(server.output()).contains("/own: 2 sessions end with it");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ee8", "ee10", "ee11"})
  void theIdChangesAtLoginAndTheCookieIsSafeInEveryEnvironment(String environment)
      throws IOException {
    TestWar secured = Apps.secured();
    Path war =
        (environment.equals("ee8") ? secured.javax() : secured).write(folder.resolve("in.war"));
    Path realm = Files.writeString(folder.resolve("realm"), "joe: x1y2,user\n");
    try (JunicornProcess server =
        JunicornProcess.serving(war)
            .with("--environment", environment, "--realm", realm.toString())
            .start()) {
      Browser user = new Browser();
      HttpResponse<String> form = user.get(server.uri("/in/state?create"));
      assertThat(form.headers().firstValue("Set-Cookie").orElseThrow())
          .contains("HttpOnly", "SameSite=Lax")
          .doesNotContain("Secure");
      String before = user.sessionId();
      user.get(server.uri("/in/j_security_check?j_username=joe&j_password=x1y2"));
      assertThat(user.sessionId()).isNotEqualTo(before);
      assertThat(state(user, server, "/in/state")).isEqualTo("1800");
      assertThat(state(new Browser(before), server, "/in/state")).isNotEqualTo("1800");
    }
  }

  @Test
  void aSessionIdNamesNoNodeUnlessAsked() {
    try (JunicornProcess server = JunicornProcess.serving(war()).start()) {
      Browser user = new Browser();
      user.get(server.uri("/state?create"));
      assertThat(user.sessionId()).matches("[a-z0-9]+").doesNotStartWith("node");
    }
  }

  @Test
  void aStoreWithoutWhatItNeedsIsRefused() {
    Cli.serve("--session-store", "disk", war()).assertUsageError("--session-dir", "DIR");
  }
}
