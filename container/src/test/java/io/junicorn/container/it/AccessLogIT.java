package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.junicorn.container.it.app.EchoEndpoint;
import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.Cli;
import io.junicorn.container.it.support.Gate;
import io.junicorn.container.it.support.Http;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.Parked;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawHttp2;
import io.junicorn.container.it.support.TestWar;
import io.junicorn.container.it.support.WebSocketClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One line for each request, however it ends. Each test asks for a path of its own and looks for
 * its lines; there is place for two requests at once, and none in the queue.
 */
class AccessLogIT {
  private static final String FORMAT =
      "%(h)s %(s)s %(b)s %(end)s %(context)s %(greenlet)s \"%(r)s\" \"%(a)s\" [%({x-any}i)s]";

  @TempDir private static Path folder;
  private static Path log;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    log = folder.resolve("access.log");
    Path sockets = TestWar.of(EchoEndpoint.class).write(folder.resolve("sockets.war"));
    server =
        JunicornProcess.serving(Apps.toolbox(folder), "/sockets=" + sockets)
            .with("--access-log", log.toString(), "--access-log-format", FORMAT)
            .with("--worker-connections", "2", "--queue-size", "0", "--header-timeout", "1s")
            .start();
  }

  @AfterAll
  static void everyLineIsComplete() throws IOException {
    server.signal("TERM");
    server.awaitExit(Duration.ofSeconds(10));
    assertThat(Files.readAllLines(log)).isNotEmpty().allMatch(line -> line.endsWith("]"));
  }

  private static List<String> lines() {
    try {
      return Files.exists(log) ? Files.readAllLines(log) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> awaitLines(int count, Predicate<String> which) {
    return await()
        .until(() -> lines().stream().filter(which).toList(), found -> found.size() >= count);
  }

  private static String awaitLine(String part) {
    List<String> found = awaitLines(1, line -> line.contains(part));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void anApplicationSeesNothingOfTheLogAmongTheAttributes() {
    assertThat(server.get("/attributes?once=1")).isEqualTo("[]");
    Http.get(server.uri("/hit?after=attributes"));
    awaitLine("/hit?after=attributes");
    awaitLine("/attributes?once=1");
  }

  @Test
  void aServedRequestHasOneLine() {
    Http.get(server.uri("/hit?served=1"));
    assertThat(awaitLine("/hit?served=1"))
        .matches(
            "127\\.0\\.0\\.1 200 \\d+ completed / greenlet-\\d+ \"GET /hit\\?served=1 HTTP/1\\.1\""
                + " \"Java-http-client/\\S+\" \\[-]");
  }

  @Test
  void aMissingPageAndAHeadHaveOne() {
    Http.get(server.uri("/absent"));
    assertThat(awaitLine("/absent")).contains(" 404 ", " completed / greenlet-");
    Http.method("HEAD", server.uri("/hit?head"));
    assertThat(awaitLine("/hit?head")).contains(" 200 - completed ");
  }

  @Test
  void aRequestCannotForgeALine() {
    try (RawHttp connection = server.connect()) {
      connection.send(
          String.join(
              "\r\n",
              "GET /hit?forge=%0d%0a1.2.3.4%22 HTTP/1.1",
              "Host: localhost",
              "User-Agent: x\" 200 - \\\"\tforged \u00e9\u0085",
              "X-Any: ] y",
              "",
              ""));
      assertThat(connection.read().status()).isEqualTo(200);
    }
    assertThat(awaitLine("forge="))
        .endsWith(
            "\"GET /hit?forge=%0d%0a1.2.3.4%22 HTTP/1.1\""
                + " \"x\\\" 200 - \\\\\\\"\\x09forged \\xe9\\x85\" []\\x20y]");
  }

  @Test
  void aRefusedRequestHasOne() {
    try (Gate gate = new Gate();
        Parked parked = Parked.gets(server, 2, gate.path())) {
      server.management().awaitMetric(2, "junicorn_requests_active");
      Http.get(server.uri("/hit?refused"));
      assertThat(awaitLine("/hit?refused")).contains(" 503 ", " refused / - \"GET");
      gate.open();
      assertThat(parked.statuses()).containsOnly(200);
      server.management().awaitIdle();
    }
  }

  @Test
  void anAbortedRequestIs499() {
    try (Gate gate = new Gate();
        Parked parked = Parked.gets(server, 1, gate.path() + "&aborted")) {
      server.management().awaitMetric(1, "junicorn_requests_active");
      parked.abort();
      gate.open();
      assertThat(awaitLine("&aborted")).contains(" 499 - aborted / greenlet-");
      server.management().awaitIdle();
    }
  }

  @Test
  void anAbortedUploadIs499() {
    try (RawHttp connection = server.connect()) {
      connection.send(
          "POST /echo?upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
      server.management().awaitMetric(1, "junicorn_requests_active");
      connection.abort();
    }
    assertThat(awaitLine("/echo?upload")).contains(" 499 - aborted / greenlet-");
    server.management().awaitIdle();
  }

  @Test
  void aStreamHasOneWhenItsClientLeaves() {
    try (RawHttp connection = server.connect()) {
      connection.sendGet("/events?stream");
      assertThat(connection.readHead().status()).isEqualTo(200);
      server.management().awaitMetric(1, "junicorn_streams_active");
      assertThat(lines()).noneMatch(line -> line.contains("/events?stream"));
      assertThat(connection.hearsWithin(Duration.ofSeconds(5))).isTrue();
      connection.abort();
    }
    assertThat(awaitLine("/events?stream")).containsPattern(" 200 \\d+ aborted / greenlet-");
  }

  @Test
  void anHttp2RequestHasOneAndOneThatItsClientResetsIs499() {
    try (Gate gate = new Gate();
        RawHttp2 client = RawHttp2.connect(server.port())) {
      assertThat(client.get(1, "/hit?frames").answer().status()).isEqualTo(200);
      assertThat(awaitLine("/hit?frames"))
          .contains(" 200 ", " completed / greenlet-", "\"GET /hit?frames HTTP/2.0\"");
      client.get(3, gate.path() + "&reset");
      server.management().awaitMetric(1, "junicorn_requests_active");
      client.frame(RawHttp2.RST_STREAM, 0, 3, (byte) 0, (byte) 0, (byte) 0, (byte) 8);
      gate.open();
      assertThat(awaitLine("&reset")).contains(" 499 - aborted / greenlet-", " HTTP/2.0\"");
      server.management().awaitIdle();
    }
  }

  @Test
  void aWebSocketHasOne() throws InterruptedException {
    try (WebSocketClient client = new WebSocketClient(server.uri("/sockets/echo?upgrade"))) {
      assertThat(client.ask("hello")).isEqualTo("hello true");
    }
    assertThat(awaitLine("/sockets/echo?upgrade"))
        .contains(" 101 - completed /sockets greenlet-", "\"GET /sockets/echo?upgrade HTTP/1.1\"");
  }

  @Test
  void whatJettyRefusesHasOne() {
    try (RawHttp connection = server.connect()) {
      connection.send("GET /bad HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n");
      assertThat(connection.readToEnd()).startsWith("HTTP/1.1 400");
    }
    assertThat(awaitLine("/bad ")).contains("127.0.0.1 400 ", " refused ");
    String nameless = " refused none - \"-\" ";
    long before = lines().stream().filter(line -> line.contains(nameless)).count();
    try (RawHttp connection = server.connect()) {
      connection.send("\u0001 nonsense\r\n\r\n");
      assertThat(connection.readToEnd()).startsWith("HTTP/1.1 400");
    }
    assertThat(awaitLines((int) before + 1, line -> line.contains(nameless)))
        .hasSize((int) before + 1)
        .last()
        .asString()
        .startsWith("127.0.0.1 400 ");
    try (RawHttp connection = server.connect()) {
      connection.send("GET /large HTTP/1.1\r\nHost: localhost\r\nX-Any: " + "l".repeat(40_000));
      assertThat(connection.readToEnd()).startsWith("HTTP/1.1 431");
    }
    assertThat(awaitLine("/large ")).contains("127.0.0.1 431 ", " refused ");
    try (RawHttp connection = server.connect()) {
      connection.sendWhatIsTaken(
          ("GET /" + "u".repeat(40_000)).getBytes(StandardCharsets.US_ASCII));
      assertThat(connection.readToEnd()).startsWith("HTTP/1.1 414");
    }
    awaitLines(1, line -> line.contains(" 414 "));
  }

  @Test
  void aHeaderThatComesTooLateIs408() {
    try (RawHttp connection = server.connect()) {
      connection.send("GET /late HTTP/1.1\r\nHos");
      assertThat(connection.readToEnd()).startsWith("HTTP/1.1 408");
    }
    List<String> found = awaitLines(1, line -> line.contains(" 408 "));
    assertThat(found).containsExactly("127.0.0.1 408 - timed_out none - \"-\" \"-\" [-]");
  }

  @Test
  void aNewFileIsOpenedAfterARename() throws IOException {
    Http.get(server.uri("/hit?before"));
    awaitLine("/hit?before");
    Path rotated = folder.resolve("access.log.1");
    Files.move(log, rotated);
    server.signal("USR1");
    await().until(() -> Files.exists(log));
    Http.get(server.uri("/hit?after"));
    awaitLine("/hit?after");
    // What other tests have still to find stays in one file.
    List<String> all = Files.readAllLines(rotated);
    all.addAll(Files.readAllLines(log));
    Path joined = folder.resolve("joined");
    Files.write(joined, all);
    Files.move(joined, log, StandardCopyOption.REPLACE_EXISTING);
    server.signal("USR1");
    await()
        .until(
            () -> {
              Http.get(server.uri("/hit?reopened"));
              return lines().stream().anyMatch(line -> line.contains("/hit?reopened"));
            });
  }

  @Test
  void aBadFormatIsRefusedAtTheStart() {
    Cli.serve("--access-log", "-", "--access-log-format", "%(h)s %(nonsense)s", "any.war")
        .assertUsageError("access-log-format", "'nonsense' is unknown");
  }

  @Test
  void aFileThatCannotBeOpenedIsRefusedAtTheStart() {
    Cli.serve("--access-log", folder.resolve("no/such").toString(), "any.war")
        .assertCannotStart("access-log: cannot open", "its folder is missing");
  }
}
