package io.junicorn.loadtests.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients do when a proxy closes their connections, or talks nonsense. */
class EntryTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Message GET = Message.get("/", "");
  private static final Message POST = Message.form("/", "", "a=b");

  /** Answers all requests but the second one, at which it closes the connection. */
  private static StubServer closing() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    return StubServer.start(_ -> requests.incrementAndGet() == 2 ? "" : OK);
  }

  @Test
  void aGetWhoseConnectionIsClosedIsSentAgainAndCounted() throws Exception {
    try (StubServer server = closing();
        Entry entry = new Entry(server.port(), false)) {
      entry.send(GET);
      assertThat(entry.send(GET).text()).isEqualTo("ok");
      assertThat(entry.resent()).isEqualTo(1);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void aPostWhoseConnectionIsClosedIsLost() throws Exception {
    try (StubServer server = closing();
        Entry entry = new Entry(server.port(), false)) {
      entry.send(POST);
      assertThatThrownBy(() -> entry.send(POST))
          .isInstanceOfSatisfying(
              LostAnswer.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.NO_ANSWER));
      assertThat(entry.resent()).isZero();
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aPostTakesANewConnectionWhereIdleOnesAreClosed() throws Exception {
    try (StubServer server = StubServer.start(_ -> OK);
        Entry entry = new Entry(server.port(), true)) {
      entry.send(GET);
      entry.send(GET);
      assertThat(entry.opened()).isEqualTo(1);
      entry.send(POST);
      entry.send(POST);
      assertThat(entry.opened()).isEqualTo(3);
      entry.send(GET);
      assertThat(entry.opened()).isEqualTo(3);
    }
  }

  static List<Arguments> nonsense() {
    String ok = "HTTP/1.1 200 OK\r\n";
    return List.of(
        Arguments.of("rubbish\r\n\r\n", "no status line: 'rubbish'"),
        Arguments.of("\r\n\r\n", "no status line: ''"),
        Arguments.of("HTTP/1.1 2xx OK\r\n\r\n", "no status: '2xx'"),
        Arguments.of(ok + "Content-Length: two\r\n\r\n", "no Content-Length: 'two'"),
        Arguments.of(ok + "Content-Length: -2\r\n\r\n", "no Content-Length: '-2'"),
        Arguments.of(ok + "Transfer-Encoding: chunked\r\n\r\nx\r\n", "no size of a chunk: 'x'"),
        Arguments.of("HTTP/1.1 502 Bad\r\n\r\n", "no end to be seen: 502 []"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void nonsenseIsAWrongAnswer(String answer, String message) throws Exception {
    try (StubServer server = StubServer.start(_ -> answer);
        Entry entry = new Entry(server.port(), false)) {
      assertThatThrownBy(() -> entry.send(GET))
          .isInstanceOfSatisfying(
              LostAnswer.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.WRONG))
          .hasMessage(message);
    }
  }
}
