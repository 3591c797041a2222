package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Management;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses of the management port. */
class ManagementIT {
  @TempDir private static Path folder;
  private static JunicornProcess server;
  private static Management management;

  @BeforeAll
  static void start() {
    server =
        JunicornProcess.serving(Apps.toolbox(folder)).with("--worker-connections", "77").start();
    management = server.management();
  }

  @Test
  void statusTellsWhatDashboardsAsk() {
    HttpResponse<String> status = management.get("/status");
    assertThat(status.statusCode()).isEqualTo(200);
    assertThat(status.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(status.body())
        .contains("\"state\":\"ready\"", "\"active_greenlets\":0", "\"queued\":0")
        .contains("\"max_connections\":77")
        .containsPattern("\"uptime_seconds\":\\d+\\.\\d+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/livez",
        "/readyz",
        "/status",
        "/metrics",
        "/greenlets",
        "/stalls",
        "/series",
        "/console",
        "/console/console.js",
        "/console/console.css",
        "/console/chart.js"
      })
  void answersGetAndHead(String path) {
    assertThat(management.get(path).statusCode()).isEqualTo(200);
    HttpResponse<String> head = Http.method("HEAD", management.uri(path));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void anUnknownPathIsNotFoundAndNamesTheKnownOnes() {
    HttpResponse<String> response = management.get("/nothing");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("/metrics", "/greenlets", "/livez", "/readyz", "/status");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void nothingCanBeWritten(String method) {
    HttpResponse<String> response = Http.method(method, management.uri("/status"));
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
  }

  @Test
  void aQueryThatCannotBeReadIsRefusedInPlainText() {
    for (HttpResponse<String> refused :
        List.of(
            management.get("/greenlets?limit=x"),
            management.get("/greenlets?limit=%FF"),
            Http.method("POST", management.uri("/reload?context=%FF")))) {
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
      assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(refused.body()).endsWith("\n").doesNotContain("<");
    }
  }

  @Test
  void theApplicationPortHasNoneOfIt() {
    for (String path :
        new String[] {
          "/metrics",
          "/greenlets",
          "/livez",
          "/readyz",
          "/status",
          "/stalls",
          "/series",
          "/patches",
          "/leaks",
          "/console",
          "/console/console.js",
          "/dump"
        }) {
      assertThat(Http.get(server.uri(path)).statusCode()).as(path).isEqualTo(404);
    }
    for (String path :
        new String[] {"/greenlets/end?id=1", "/drain", "/reload", "/leaks/probe", "/dump"}) {
      // The default servlet's own answer: it takes no POST, of whatever path.
      assertThat(Http.method("POST", server.uri(path)).statusCode()).as(path).isEqualTo(405);
    }
    assertThat(management.get("/status").body()).contains("\"state\":\"ready\"");
    assertThat(management.metric("junicorn_webapp_reloads_total")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /status HTTP/1.1\r\nHost: %s\r\n\r\n",
        "GET http://%s/status HTTP/1.1\r\nHost: %s\r\n\r\n",
        "GET //%s/status HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /status HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: %s\r\n\r\n"
      })
  void theApplicationPortHasNoneOfItWhateverTheHostSays(String request) {
    String host = "127.0.0.1:" + server.managementPort();
    try (RawHttp connection = server.connect()) {
      RawResponse response = connection.send(request.replace("%s", host)).read();
      assertThat(response.status()).isIn(400, 404);
      assertThat(response.body()).doesNotContain("uptime_seconds");
    }
  }

  @Test
  void greenletsAreTextOrJsonAsAsked() {
    try (Gate gate = new Gate();
        Parked parked = Parked.gets(server, 3, gate.path())) {
      management.awaitMetric(3, "junicorn_greenlets_active");
      String text = management.get("/greenlets").body();
      assertThat(text).startsWith("3 live\n").contains("GET /gate?file=", "GateServlet.doGet");
      assertThat(management.get("/greenlets?stacks=false").body().lines()).hasSize(4);
      assertThat(management.get("/greenlets?limit=1").body()).contains("and 2 more");

      HttpResponse<String> json = management.get("/greenlets?format=json&stacks=false&limit=2");
      assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(json.body())
          .startsWith("{\"live\":3,\"shown\":2,\"omitted\":1,")
          .contains("\"parent\":null,\"orphan\":false", "\"stack\":[]");
      assertThat(accepting("application/json")).startsWith("{\"live\":3");
      assertThat(accepting("text/html, application/json;q=0.5")).startsWith("3 live");
      gate.open();
      assertThat(parked.statuses()).containsOnly(200);
    }
  }

  private static String accepting(String types) {
    return Http.send(Http.browser(), Http.to(management.uri("/greenlets")).header("Accept", types))
        .body();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=-1",
        "limit=many",
        "limit=2147483648",
        "limit=",
        "stacks=no",
        "format=xml",
        "format=%FF"
      })
  void aBadValueIsNamed(String query) {
    HttpResponse<String> response = management.get("/greenlets?" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(query.substring(0, query.indexOf('=')));
  }

  @Test
  void seriesHaveASampleEachSecondAndGoOnWhereTheyWereRead() {
    String first =
        await()
            .until(() -> management.get("/series").body(), body -> !body.contains("\"time\":[]"));
    assertThat(first).contains("\"requests_active\":[", "\"p99_ms\":[", "\"heap_used_bytes\":[");
    Matcher next = Pattern.compile("\"next\":(\\d+)").matcher(first);
    assertThat(next.find()).isTrue();
    assertThat(management.get("/series?since=" + next.group(1)).body())
        .contains("\"first\":" + next.group(1) + ",");
    assertThat(management.get("/series?since=-1").statusCode()).isEqualTo(400);
  }

  @Test
  void theFilesOfTheConsoleAllowNoScriptButOurOwn() {
    for (String path : new String[] {"/console", "/console/console.js", "/console/chart.js"}) {
      assertThat(management.get(path).headers().firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'; script-src 'self';")
          .contains("frame-ancestors 'none'", "form-action 'none'")
          .doesNotContain("unsafe");
    }
    assertThat(management.get("/console").body())
        .doesNotContainPattern("(?i)<script(?![^>]* src=)|<style|\\son[a-z]+=|style=|https?://");
  }

  @Test
  void theConsoleLacksNoneOfItsFiles() {
    Deque<String> wanted = new ArrayDeque<>(List.of("/console"));
    Set<String> read = new HashSet<>();
    while (!wanted.isEmpty()) {
      String path = wanted.pop();
      if (read.add(path)) {
        HttpResponse<String> file = management.get(path);
        assertThat(file.statusCode()).as(path).isEqualTo(200);
        Pattern names =
            Pattern.compile(
                path.equals("/console") ? "\"console/([a-z.]+)\"" : "from '\\./([a-z]+\\.js)'");
        names.matcher(file.body()).results().forEach(n -> wanted.push("/console/" + n.group(1)));
      }
    }
    assertThat(read).hasSize(12).contains("/console/chart.js", "/console/stack.js");
  }

  @Test
  void withoutATokenThereIsNothingToOperate() {
    for (String path : new String[] {"/greenlets/end?id=1", "/drain", "/dump"}) {
      assertThat(management.get(path).statusCode()).isEqualTo(404);
      assertThat(Http.method("POST", management.uri(path)).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void canBeSwitchedOff() {
    try (JunicornProcess other =
        JunicornProcess.serving(Apps.toolbox(folder)).withoutManagement().start()) {
      assertThat(other.output()).doesNotContain("management at");
      assertThat(other.get("/hit")).isEqualTo("1");
    }
  }
}
