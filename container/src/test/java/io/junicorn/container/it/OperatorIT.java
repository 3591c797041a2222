package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.CrowdServlet;
import io.junicorn.container.it.app.GateServlet;
import io.junicorn.container.it.app.SpinServlet;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.TestWar;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the holder of the token does by the management port, and what nobody else does. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorIT {
  private static final String TOKEN = "a-token-for-the-test";
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

  @TempDir private static Path folder;
  private static JunicornProcess server;
  private static Management management;

  @BeforeAll
  static void start() {
    Path war =
        TestWar.of(CrowdServlet.class, GateServlet.class, SpinServlet.class)
            .manifest("Junicorn-Api: true")
            .write(folder.resolve("ROOT.war"));
    server = JunicornProcess.serving(war).with("--management-token", TOKEN).start();
    management = server.management();
  }

  private static HttpResponse<String> ask(String method, String path, String... headers) {
    return Http.send(
        Http.browser(),
        Http.to(management.uri(path)).headers(headers).method(method, BodyPublishers.noBody()));
  }

  private static HttpResponse<String> withToken(String method, String path) {
    return ask(method, path, "Authorization", "Bearer " + TOKEN);
  }

  private static List<Long> ids(String query) {
    Matcher ids =
        ID.matcher(withToken("GET", "/greenlets?format=json&stacks=false" + query).body());
    return ids.results().map(found -> Long.valueOf(found.group(1))).toList();
  }

  @Test
  @Order(1)
  void nobodyElseDoesIt() {
    for (String path : new String[] {"/greenlets/end?id=1", "/drain"}) {
      assertThat(Http.method("POST", management.uri(path)).statusCode()).isEqualTo(401);
      assertThat(ask("POST", path, "Authorization", "Bearer x" + TOKEN).statusCode())
          .isEqualTo(401);
      assertThat(withToken("GET", path).statusCode()).isEqualTo(405);
      assertThat(
              ask("POST", path, "Authorization", "Bearer " + TOKEN, "Origin", "http://evil.example")
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(management.get("/dump").statusCode()).isEqualTo(401);
    assertThat(withToken("GET", "/status").body()).contains("\"state\":\"ready\"");
  }

  @Test
  @Order(2)
  void anEndedRequestIsAnsweredWith503AndItsChildrenEndToo() {
    try (Gate gate = new Gate();
        Parked parked = Parked.gets(server, 1, gate.path().replace("/gate?", "/crowd?count=3&"))) {
      management.awaitMetric(4, "junicorn_greenlets_active");
      List<Long> ids = ids("");
      assertThat(ids("&id=" + ids.getFirst())).containsExactly(ids.getFirst());
      assertThat(ids("&context=/other")).isEmpty();
      assertThat(ids("&context=/")).hasSize(4);
      assertThat(ids("&older-than-ms=3600000")).isEmpty();
      assertThat(ids("&contains=crowd?COUNT")).containsExactly(ids.getFirst());

      HttpResponse<String> ended = withToken("POST", "/greenlets/end?id=" + ids.getFirst());
      assertThat(ended.statusCode()).isEqualTo(200);
      assertThat(parked.statuses()).containsExactly(503);
      management.awaitIdle();
      assertThat(withToken("POST", "/greenlets/end?id=" + ids.getFirst()).statusCode())
          .isEqualTo(404);
      for (String bad : new String[] {"", "?id=x", "?id=-1"}) {
        assertThat(withToken("POST", "/greenlets/end" + bad).statusCode()).isEqualTo(400);
      }
    }
  }

  @Test
  @Order(3)
  void aDumpHasGreenletsAndPlatformThreads() {
    try (Gate gate = new Gate();
        Parked parked = Parked.gets(server, 1, gate.path())) {
      management.awaitMetric(1, "junicorn_greenlets_active");
      HttpResponse<String> dump = withToken("GET", "/dump");
      assertThat(dump.headers().firstValue("Content-Disposition").orElseThrow())
          .startsWith("attachment");
      assertThat(dump.body())
          .contains("1 live", "GET /gate?file=", "GateServlet.doGet", "\"junicorn-series\"");
      gate.open();
      assertThat(parked.statuses()).containsExactly(200);
    }
    // Deleted when the answer is written, which its reader may see first.
    await()
        .untilAsserted(
            () -> assertThat(server.temp()).isDirectoryNotContaining("glob:**junicorn-dump*"));
  }

  @Test
  @Order(4)
  void aRequestThatIgnoresInterruptsLosesItsClientAtLeastAndTheDrainEndsTheProcess() {
    try (Parked spinning = Parked.gets(server, 1, "/spin")) {
      management.awaitMetric(1, "junicorn_requests_active");
      assertThat(withToken("POST", "/greenlets/end?id=" + ids("").getFirst()).statusCode())
          .isEqualTo(200);
      assertThat(spinning.statuses()).containsExactly(503);
    }
    assertThat(withToken("POST", "/drain").statusCode()).isEqualTo(202);
    assertThat(server.awaitExit(Duration.ofSeconds(60))).isZero();
    assertThat(server.output()).contains("an operator drains the server").doesNotContain(TOKEN);
  }
}
