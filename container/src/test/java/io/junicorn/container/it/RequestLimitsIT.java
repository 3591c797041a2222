package io.junicorn.container.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.app.EchoServlet;
import io.junicorn.container.it.app.FormServlet;
import io.junicorn.container.it.app.HitServlet;
import io.junicorn.container.it.app.PartsServlet;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawHttp2;
import io.junicorn.container.it.support.RawResponse;
import io.junicorn.container.it.support.TestWar;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is larger than its limit is refused by its own status code; what just fits is served. */
class RequestLimitsIT {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    Path war =
        TestWar.of(EchoServlet.class, FormServlet.class, HitServlet.class, PartsServlet.class)
            .write(folder.resolve("ROOT.war"));
    server =
        JunicornProcess.serving(war, "/wide=" + war)
            .with("--limit-request-line", "200B")
            .with("--limit-request-fields", "10")
            .with("--limit-request-field-size", "300B")
            .with("--limit-request-header", "1024B")
            .with("--limit-response-header", "2KB")
            .with("--limit-request-body", "1000B")
            .with("--limit-form-size", "500B")
            .with("--limit-form-keys", "10")
            .with("--set", "context./wide.limit-request-body=2000B")
            .start();
  }

  /** Sends a request to which the server answers once. */
  private static RawResponse ask(String line, String headers, String body) {
    try (RawHttp connection = server.connect()) {
      return connection
          .sendWhatIsTaken(
              (line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body)
                  .getBytes(ISO_8859_1))
          .read();
    }
  }

  /** Checks that the refusal is the only answer, and the end of the connection. */
  private static void assertRefused(int status, String line, String headers, String body) {
    try (RawHttp connection = server.connect()) {
      String answer =
          connection
              .sendWhatIsTaken(
                  (line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body)
                      .getBytes(ISO_8859_1))
              .readToEnd();
      assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("Connection: close\r\n");
      assertThat(answer.split("HTTP/1\\.1 \\d", -1)).hasSize(2);
    }
  }

  private static String length(String body) {
    return "Content-Length: " + body.length() + "\r\n";
  }

  private static String chunked(String body) {
    return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
  }

  private static String fields(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "X-" + i + ": a\r\n")
        .collect(Collectors.joining());
  }

  private static String keys(int count) {
    return IntStream.range(0, count).mapToObj(i -> "a" + i + "=b").collect(Collectors.joining("&"));
  }

  private static String parts(int count, int size) {
    return IntStream.range(0, count)
            .mapToObj(
                i ->
                    "--x\r\nContent-Disposition: form-data; name=\"a"
                        + i
                        + "\"\r\n\r\n"
                        + "b".repeat(size)
                        + "\r\n")
            .collect(Collectors.joining())
        + "--x--\r\n";
  }

  @Test
  void theRequestLine() {
    // All around the query are 18 of its bytes.
    assertThat(ask("GET /hit?" + "a".repeat(182), "", "").status()).isEqualTo(200);
    assertRefused(414, "GET /hit?" + "a".repeat(183), "", "");
    assertRefused(414, "GET /hit?" + "a".repeat(5000), "", "");
  }

  @Test
  void theNumberOfFields() {
    assertThat(ask("GET /hit", fields(9), "").status()).isEqualTo(200);
    assertRefused(431, "GET /hit", fields(10), "");
  }

  @Test
  void theLengthOfAField() {
    assertThat(ask("GET /hit", "X-A: " + "a".repeat(295) + "\r\n", "").status()).isEqualTo(200);
    assertRefused(431, "GET /hit", "X-A: " + "a".repeat(296) + "\r\n", "");
  }

  @Test
  void theLengthOfTheWholeHeader() {
    String field = "a".repeat(280) + "\r\n";
    assertThat(ask("GET /hit", "X-A: " + field, "").status()).isEqualTo(200);
    assertRefused(
        431, "GET /hit", "X-A: " + field + "X-B: " + field + "X-C: " + field + "X-D: " + field, "");
  }

  @Test
  void trailersCountAsHeader() {
    String trailers = "X-A: " + "a".repeat(2000) + "\r\n";
    assertRefused(
        400,
        "POST /echo",
        "Transfer-Encoding: chunked\r\n",
        "5\r\nhello\r\n0\r\n" + trailers + "\r\n");
  }

  @Test
  void theKeysOfAQuery() {
    assertThat(ask("GET /form?" + keys(10), "", "").body()).isEqualTo("10");
    assertRefused(400, "GET /form?" + keys(11), "", "");
    assertRefused(400, "GET /form?&&&&&&&&&&&", "", "");
  }

  @Test
  void theKeysOfAForm() {
    assertThat(ask("POST /form", FORM + length(keys(10)), keys(10)).body()).isEqualTo("10");
    assertThat(ask("POST /form", FORM + length(keys(11)), keys(11)).status()).isEqualTo(400);
  }

  @Test
  void theSizeOfAForm() {
    String fits = "a=" + "b".repeat(498);
    String not = "a=" + "b".repeat(600);
    assertThat(ask("POST /form", FORM + length(fits), fits).body()).isEqualTo("1");
    assertThat(ask("POST /form", FORM + length(not), not).status()).isEqualTo(400);
    assertThat(ask("POST /form", FORM + "Transfer-Encoding: chunked\r\n", chunked(not)).status())
        .isEqualTo(400);
  }

  @Test
  void theNumberOfPartsAndTheirSize() {
    String type = "Content-Type: multipart/form-data; boundary=x\r\n";
    assertThat(ask("POST /parts", type + length(parts(10, 1)), parts(10, 1)).body())
        .contains("a9=1;");
    assertThat(ask("POST /parts", type + length(parts(11, 1)), parts(11, 1)).status())
        .isEqualTo(400);
    assertThat(ask("POST /parts", type + length("--x\r\nno"), "--x\r\nno").status()).isEqualTo(400);
    assertThat(server.output().lines())
        .as("one that cannot be parsed is no news")
        .noneMatch(line -> line.contains("WARN") && !line.contains("limit-response-header"));
  }

  @Test
  void theBody() {
    String fits = "a".repeat(1000);
    String not = "a".repeat(1001);
    assertThat(ask("POST /echo", length(fits), fits).body()).isEqualTo(fits);
    assertRefused(413, "POST /echo", length(not), not);
    String coding = "Transfer-Encoding: chunked\r\n";
    assertThat(ask("POST /echo", coding, chunked(fits)).body()).isEqualTo(fits);
    assertThat(ask("POST /echo", coding, chunked(not)).status()).isEqualTo(413);
  }

  @Test
  void anEndlessBodyIsCut() {
    assertRefused(
        413,
        "POST /echo",
        "Transfer-Encoding: chunked\r\n",
        "400\r\n" + "a".repeat(1024) + "\r\n400\r\n");
  }

  @Test
  void theBodyOfAContextWithItsOwnLimit() {
    String body = "a".repeat(2000);
    assertThat(ask("POST /wide/echo", length(body), body).body()).isEqualTo(body);
    assertRefused(413, "POST /wide/echo", length(body + "a"), body + "a");
  }

  @Test
  void theHeaderOfAResponse() {
    assertThat(ask("GET /form?header=1500", "", "").status()).isEqualTo(200);
    assertRefused(500, "GET /form?header=3000", "", "");
    try (RawHttp2 client = RawHttp2.connect(server.port())) {
      RawHttp2.Answer refused = client.get(1, "/form?header=3001").answer();
      assertThat(refused.status()).isEqualTo(500);
      assertThat(refused.body()).doesNotContain("aaaa");
      assertThat(client.get(3, "/hit").answer().status()).as("another stream").isEqualTo(200);
    }
    for (String request : new String[] {"GET /form?header=3000", "GET /form?header=3001"}) {
      assertThat(server.output().lines().filter(line -> line.contains(request)))
          .singleElement()
          .asString()
          .contains("WARN", "answered 500", "limit-response-header is 2048");
    }
    server.management().awaitIdle();
  }

  /** The greenlets have left before their answers are out. */
  @Test
  void theHeadersOfManyResponsesAtOnce() {
    try (RawHttp2 client = RawHttp2.connect(server.port())) {
      for (int i = 0; i < 100; i++) {
        client.get(2 * i + 1, "/form?header=3002");
      }
      for (int i = 0; i < 100; i++) {
        assertThat(client.answer().status()).isEqualTo(500);
      }
    }
    server.management().awaitIdle();
  }

  @Test
  void theHeaderListOfAnHttp2Request() {
    try (RawHttp2 client = RawHttp2.connect(server.port())) {
      assertThat(client.get(1, "/hit", fieldsOf(3)).answer().status()).isEqualTo(200);
      assertThat(client.get(3, "/hit", fieldsOf(5)).answer().status()).isEqualTo(431);
      assertThat(client.get(5, "/hit", fieldsOf(3)).answer().status())
          .as("another stream")
          .isEqualTo(200);
      assertThat(client.get(7, "/hit", fieldsOf(9)).readGoAway())
          .as("more than twice the limit")
          .isPositive();
    }
  }

  /** Each of 232 bytes, as HTTP/2 counts them. */
  private static String[] fieldsOf(int count) {
    return IntStream.range(0, count)
        .boxed()
        .flatMap(i -> Stream.of("x-" + i, "a".repeat(197)))
        .toArray(String[]::new);
  }
}
