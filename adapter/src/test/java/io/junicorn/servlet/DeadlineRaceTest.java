package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Reply;
import io.junicorn.testkit.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The deadline and the application race: each request gets one answer, of one of them. */
class DeadlineRaceTest {
  private static final int CLIENTS = 8;
  private static final int EACH = 25;

  @ParameterizedTest
  @EnumSource
  void eachRequestGetsExactlyOneWholeAnswer(Environment environment) throws Exception {
    AtomicInteger served = new AtomicInteger();
    AtomicInteger answeredFor = new AtomicInteger();
    try (EmbeddedJetty jetty =
        EmbeddedJetty.serving(
            environment,
            hit -> {
              // Around the deadline, which is looked at every 10 ms.
              Thread.sleep(ThreadLocalRandom.current().nextInt(30, 60));
              hit.say(hit.path());
            })) {
      jetty.handler().setDeadlines(Map.of(), Deadlines.NONE.withTimeout(Duration.ofMillis(40)));
      Thread[] clients = new Thread[CLIENTS];
      for (int i = 0; i < CLIENTS; i++) {
        clients[i] = Thread.ofPlatform().start(() -> run(jetty, served, answeredFor));
      }
      for (Thread client : clients) {
        client.join();
      }
      jetty.awaitIdle();
      eventually(() -> jetty.handler().overdue() == 0);
      assertThat(served.get() + answeredFor.get()).isEqualTo(CLIENTS * EACH);
      assertThat(jetty.observer().statuses().stream().filter(s -> s == 200)).hasSize(served.get());
      assertThat(jetty.observer().ends().stream().filter(e -> e == End.TIMED_OUT))
          .hasSize(answeredFor.get());
      assertThat(jetty.observer().expired()).hasSize(answeredFor.get());
    }
  }

  private static void run(EmbeddedJetty jetty, AtomicInteger served, AtomicInteger answeredFor) {
    try {
      Wire wire = jetty.connect();
      for (int i = 0; i < EACH; i++) {
        Reply reply = wire.get("/" + i).read();
        if (reply.status() == 200) {
          assertThat(reply.body()).isEqualTo("/" + i);
          served.incrementAndGet();
        } else {
          assertThat(reply.status()).isEqualTo(503);
          answeredFor.incrementAndGet();
          assertThat(wire.closedByServer()).isTrue();
          wire.close();
          wire = jetty.connect();
        }
      }
      wire.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
