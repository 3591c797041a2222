package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Distribution;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every scene of the sample, below a context path. */
class SampleIT {
  private static final String FORM = "application/x-www-form-urlencoded";

  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    server = JunicornProcess.serving("/legacy=" + Distribution.sample()).start();
  }

  private static HttpResponse<String> get(String path) {
    return Http.get(server.uri("/legacy" + path));
  }

  private static String ok(String path) {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  @Test
  void theFrontPageLeadsToTheScenes() {
    assertThat(ok("/"))
        .contains("/legacy/hello", "/legacy/delay", "/legacy/feed", "/legacy/report");
    assertThat(ok("/css/style.css")).isNotEmpty();
  }

  @Test
  void hello() {
    assertThat(ok("/hello?name=J%C3%BCrgen")).isEqualTo("Hello, Jürgen!\n");
    assertThat(get("/hello?name=").statusCode()).isEqualTo(400);
  }

  @Test
  void delay() {
    assertThat(ok("/delay?ms=50")).isEqualTo("Slept for 50 ms.\n");
    assertThat(get("/delay?ms=-1").statusCode()).isEqualTo(400);
  }

  @Test
  void fetchCallsTheServerItself() {
    assertThat(ok("/fetch?ms=20")).contains("upstream status: 200");
  }

  @Test
  void dashboardMakesFiveCalls() {
    assertThat(ok("/dashboard?ms=10").split("status 200", -1)).hasSize(6);
  }

  @Test
  void feedIsReadAndWritten() {
    assertThat(ok("/feed?user=7&format=json")).startsWith("{\"user\":7,\"posts\":[");
    String text = "greenlets & <b>friends</b>";
    HttpResponse<String> posted =
        Http.post(
            server.uri("/legacy/feed"),
            FORM,
            "user=7&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    assertThat(posted.statusCode()).isEqualTo(302);
    assertThat(posted.headers().firstValue("Location").orElseThrow())
        .endsWith("/legacy/feed?user=7");
    assertThat(ok("/feed?user=7")).contains("greenlets &amp; &lt;b&gt;friends&lt;/b&gt;");
  }

  @Test
  void notificationsStream() {
    HttpResponse<String> stream = get("/notifications?count=3&every=20");
    assertThat(stream.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(stream.body()).contains("id: 1\n", "id: 3\n").doesNotContain("id: 4");
  }

  @Test
  void primes() {
    assertThat(ok("/primes?n=1000")).contains("primes below 1000: 168");
  }

  @Test
  void loginAccountAndLogout() {
    HttpClient browser = Http.browser();
    assertThat(send(browser, "/account")).as("not logged in").contains("Password");
    assertThat(login(browser, "user=alice&password=wrong").statusCode()).isEqualTo(403);

    HttpResponse<String> account = login(browser, "user=alice&password=wonderland");
    assertThat(account.statusCode()).isEqualTo(200);
    assertThat(account.body()).contains("alice");
    assertThat(send(browser, "/account")).contains("alice", "<strong>2</strong>");

    assertThat(
            Http.send(browser, Http.to(server.uri("/legacy/logout")).POST(BodyPublishers.noBody()))
                .body())
        .contains("Password");
    assertThat(send(browser, "/account")).contains("Password");
  }

  private static HttpResponse<String> login(HttpClient browser, String form) {
    return Http.send(
        browser,
        Http.to(server.uri("/legacy/login"))
            .header("Content-Type", FORM)
            .POST(BodyPublishers.ofString(form)));
  }

  private static String send(HttpClient browser, String path) {
    return Http.send(browser, Http.to(server.uri("/legacy" + path))).body();
  }

  @Test
  void uploadIsDigestedAndLimited() {
    assertThat(upload(300_000).body()).contains("300000");
    assertThat(upload(10_600_000).statusCode()).isEqualTo(413);
  }

  private static HttpResponse<String> upload(int bytes) {
    String head = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.bin\"\r\n\r\n";
    return Http.post(
        server.uri("/legacy/upload"),
        "multipart/form-data; boundary=x",
        head + "u".repeat(bytes) + "\r\n--x--\r\n");
  }

  @Test
  void downloadHasItsLength() {
    HttpResponse<String> download = get("/download?bytes=5000000");
    assertThat(download.headers().firstValueAsLong("Content-Length")).hasValue(5_000_000);
    assertThat(ok("/download?bytes=0")).isEmpty();
  }

  @Test
  void report() {
    assertThat(ok("/report")).contains("North: ", "East: ", "South: ", "West: ");
  }

  @Test
  void tickerCompletesAndDispatches() {
    assertThat(ok("/ticker?ms=100&mode=complete")).startsWith("{\"tick\":");
    assertThat(ok("/ticker?ms=100&mode=dispatch")).contains("dispatched here by the timer");
  }

  @Test
  void whoamiFindsNothingOfOthers() {
    for (int i = 0; i < 20; i++) {
      assertThat(ok("/whoami")).contains("thread=greenlet-", "previous=null\n");
    }
  }

  @Test
  void anUnknownPageHasTheErrorPage() {
    HttpResponse<String> lost = get("/nowhere");
    assertThat(lost.statusCode()).isEqualTo(404);
    assertThat(lost.body()).contains("Not found", "Reference");
  }
}
