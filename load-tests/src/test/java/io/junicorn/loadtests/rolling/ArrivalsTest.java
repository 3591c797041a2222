package io.junicorn.loadtests.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final String LOGGED_IN =
      "HTTP/1.1 302 Found\r\nSet-Cookie: JSESSIONID=a.one\r\nContent-Length: 0\r\n\r\n";

  @Test
  void everyRequestIsCountedThoughItsClientFails() throws Exception {
    Tally tally = new Tally();
    try (StubServer server = StubServer.start(_ -> LOGGED_IN);
        Entry entry = new Entry(server.port(), false);
        Entry nowhere = new Entry(-1, false)) {
      Users users = new Users(1, List.of(entry));
      Arrivals arrivals = Arrivals.start(100, List.of(nowhere), users, tally);
      await().until(() -> arrivals.sent() >= 20);
      arrivals.end();
      assertThat(tally.count(Outcome.UNKNOWN) + tally.count(Work.ACCOUNT, Outcome.WRONG))
          .isEqualTo(arrivals.sent());
      assertThat(tally.count(Work.UPLOAD, Outcome.UNKNOWN)).isPositive();
      assertThat(tally.problems()).first().asString().contains("UNKNOWN", "port out of range:-1");
    }
  }
}
