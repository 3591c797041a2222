package io.junicorn.container.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.container.it.support.Apps;
import io.junicorn.container.it.support.JunicornProcess;
import io.junicorn.container.it.support.RawHttp;
import io.junicorn.container.it.support.RawResponse;
import io.junicorn.container.it.support.RequestTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests by the byte, malformed ones and odd ones, from tables. The facts are those of RFC 9110,
 * RFC 9112 and of gunicorn's public corpus; the requests are our own.
 */
class RequestCorpusIT {
  private static final String SMUGGLED = "GET /hit HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @TempDir private static Path folder;
  private static JunicornProcess server;

  @BeforeAll
  static void start() {
    server = JunicornProcess.serving(Apps.toolbox(folder)).start();
  }

  static List<RequestTable.Case> malformed() {
    return RequestTable.read("malformed");
  }

  static List<RequestTable.Case> policy() {
    return RequestTable.read("policy");
  }

  static List<RequestTable.Case> served() {
    return RequestTable.read("served");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"malformed", "policy"})
  void isRefusedOnceAndClosed(RequestTable.Case request) {
    String before = server.get("/hit?peek");
    String answer;
    try (RawHttp connection = server.connect()) {
      answer = connection.send(request.bytes() + SMUGGLED).readToEnd();
    }
    assertThat(answer).containsPattern("\\AHTTP/1\\.1 \\d{3} ").contains("Connection: close\r\n");
    assertThat(Integer.valueOf(answer.substring(9, 12))).isIn(request.statuses());
    assertThat(answer.split("HTTP/1\\.1 \\d", -1)).as("responses: %s", answer).hasSize(2);
    assertThat(answer).doesNotContainIgnoringCase("jetty").doesNotContain("Exception");
    assertThat(server.get("/hit?peek")).as("requests that reached the servlet").isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("served")
  void isServed(RequestTable.Case request) {
    try (RawHttp connection = server.connect().send(request.bytes())) {
      for (int status : request.statuses()) {
        RawResponse response = connection.read();
        assertThat(response.status()).as("%s", response).isEqualTo(status);
        if (response.closes()) {
          assertThat(connection.readToEnd()).as("behind the last response").isEmpty();
        }
      }
    }
  }
}
