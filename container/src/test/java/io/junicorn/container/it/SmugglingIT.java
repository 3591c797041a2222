package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that two parsers could read differently (RFC 9112, section 11.2): each gets one refusal
 * and the end of its connection, reaches no servlet, and what follows in the same write is never
 * served.
 */
class SmugglingIT {
  private static final String SMUGGLED = "GET /hit HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String CHUNKS = "5\r\nhello\r\n0\r\n\r\n";

  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    server = JunicornProcess.serving(Apps.toolbox(folder)).start();
  }

  private static Arguments post(String name, String headersAndBody) {
    return Arguments.of(name, "POST /hit HTTP/1.1\r\nHost: localhost\r\n" + headersAndBody);
  }

  private static Arguments raw(String name, String bytes) {
    return Arguments.of(name, bytes);
  }

  static Stream<Arguments> ambiguous() {
    return Stream.of(
        post("CL.TE", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS),
        post("TE.CL", "Transfer-Encoding: chunked\r\nContent-Length: 15\r\n\r\n" + CHUNKS),
        post("two lengths", "Content-Length: 5\r\nContent-Length: 0\r\n\r\nhello"),
        post("one length twice", "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"),
        post("a list of lengths", "Content-Length: 5, 5\r\n\r\nhello"),
        post("a negative length", "Content-Length: -5\r\n\r\nhello"),
        post("a signed length", "Content-Length: +5\r\n\r\nhello"),
        post("a hexadecimal length", "Content-Length: 0x5\r\n\r\nhello"),
        post("a length that overflows", "Content-Length: 18446744073709551621\r\n\r\nhello"),
        post("an empty length", "Content-Length: \r\n\r\nhello"),
        post("an unknown coding", "Transfer-Encoding: xchunked\r\n\r\n" + CHUNKS),
        post("chunked not last", "Transfer-Encoding: chunked, identity\r\n\r\n" + CHUNKS),
        post(
            "chunked twice",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNKS),
        post("a bare LF in the header", "Content-Length: 5\nX-A: b\r\n\r\nhello"),
        post("a bare LF at its end", "Content-Length: 5\r\n\nhello"),
        post("a bare CR in the header", "X-A: b\rContent-Length: 5\r\n\r\nhello"),
        post("a folded header", "X-A: b\r\n Content-Length: 5\r\n\r\n"),
        post("a header folded by a tab", "X-A: b\r\n\tTransfer-Encoding: chunked\r\n\r\n"),
        post("a space before the colon", "Content-Length : 5\r\n\r\nhello"),
        post("a tab before the colon", "Transfer-Encoding\t: chunked\r\n\r\n" + CHUNKS),
        post("a header without colon", "Content-Length\r\n\r\n"),
        post("a header without name", ": 5\r\n\r\n"),
        post("NUL in a value", "X-A: b\0c\r\n\r\n"),
        post("NUL in a name", "X\0-A: b\r\n\r\n"),
        post("a second host", "Host: other\r\n\r\n"),
        raw("no host", "GET /hit HTTP/1.1\r\n\r\n"),
        raw("a space before the first header", "GET /hit HTTP/1.1\r\n Host: localhost\r\n\r\n"),
        raw("bare LF everywhere", "GET /hit HTTP/1.1\nHost: localhost\n\n"),
        raw("a bare CR in the request line", "GET /hit HTTP/1.1\rHost: localhost\r\n\r\n"),
        raw("a bare CR in the target", "GET /h\rit HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        raw("a version of its own", "GET /hit HTTP/1.9\r\nHost: localhost\r\n\r\n"),
        raw("a simple request", "GET /hit\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ambiguous")
  void isRefusedOnceAndClosed(String name, String bytes) {
    String before = server.get("/hit?peek");
    assertOneRefusal(bytes);
    assertThat(server.get("/hit?peek")).as("requests that reached the servlet").isEqualTo(before);
  }

  private static void assertOneRefusal(String bytes) {
    try (RawHttp connection = server.connect()) {
      String answer = connection.send(bytes + SMUGGLED).readToEnd();
      assertThat(answer).containsPattern("\\AHTTP/1\\.1 (4\\d\\d|501|505) ");
      assertThat(answer.split("HTTP/1\\.1 \\d", -1)).as("responses: %s", answer).hasSize(2);
    }
  }

  static Stream<Arguments> brokenChunks() {
    return Stream.of(
        raw("a size that is no number", "xyz\r\nhello\r\n0\r\n\r\n"),
        raw("a negative size", "-5\r\nhello\r\n0\r\n\r\n"),
        raw("a size with prefix", "0x5\r\nhello\r\n0\r\n\r\n"),
        raw("a size that overflows", "100000000000000005\r\nhello\r\n0\r\n\r\n"),
        raw("a size that ends with a bare LF", "5\nhello\r\n0\r\n\r\n"),
        raw("a chunk longer than its size", "5\r\nhello world\r\n0\r\n\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenChunks")
  void aBrokenChunkIsRefusedOnceAndClosed(String name, String chunks) {
    String before = server.get("/hit?peek");
    assertOneRefusal(
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
    assertThat(server.get("/hit?peek")).isEqualTo(before);
  }

  static Stream<Arguments> framesThatCannotBeTrusted() {
    return Stream.of(
        raw(
            "a broken chunk that the servlet does not read",
            "POST /hit HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"),
        // RFC 9112, section 6.1: close the connection after processing the message.
        raw(
            "chunked in HTTP/1.0",
            "POST /hit HTTP/1.0\r\nConnection: keep-alive\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + CHUNKS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("framesThatCannotBeTrusted")
  void nothingIsServedBehindABodyThatCannotBeTrusted(String name, String bytes) {
    int before = Integer.parseInt(server.get("/hit?peek"));
    try (RawHttp connection = server.connect()) {
      String answer = connection.send(bytes + SMUGGLED).readToEnd();
      assertThat(answer.split("HTTP/1\\.1 \\d", -1)).as("responses: %s", answer).hasSize(2);
    }
    assertThat(Integer.parseInt(server.get("/hit?peek"))).isLessThanOrEqualTo(before + 1);
  }

  @Test
  void badHostsDoNotFillTheLog() {
    String[] hosts = {"a b", "[::1", "a:b:c", "localhost:x", "a\r\nHost: a"};
    for (int i = 0; i < 50; i++) {
      try (RawHttp client = server.connect()) {
        client.send("GET /hit HTTP/1.1\r\nHost: " + hosts[i % hosts.length] + "\r\n\r\n");
        assertThat(client.readToEnd()).startsWith("HTTP/1.1 400 ");
      }
    }
    assertThat(server.output().lines().filter(line -> line.contains(" WARN "))).isEmpty();
  }
}
