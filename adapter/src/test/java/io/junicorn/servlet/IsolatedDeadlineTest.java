package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Scene;
import io.junicorn.testkit.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The deadline of a request that waits for a thread of its own. */
class IsolatedDeadlineTest {
  private static final Deadlines SHORT = Deadlines.NONE.withTimeout(Duration.ofMillis(200));

  @ParameterizedTest
  @EnumSource
  void oneThatWaitedUntilItWasAnsweredIsNotRun(Environment environment) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger run = new AtomicInteger();
    Scene counting =
        _ -> {
          run.incrementAndGet();
          arrives(release);
        };
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, counting);
        Wire first = jetty.connect();
        Wire second = jetty.connect()) {
      jetty.handler().setDeadlines(Map.of(), SHORT);
      jetty.handler().setIsolation(new Isolation(List.of(PathPattern.of("/slow")), 1));
      first.get("/slow");
      eventually(() -> run.get() == 1);
      second.get("/slow");
      assertThat(first.read().status()).isEqualTo(503);
      assertThat(second.read().status()).isEqualTo(503);
      release.countDown();
      jetty.awaitIdle();
      eventually(() -> jetty.handler().overdue() == 0);
      assertThat(run).hasValue(1);
      assertThat(jetty.observer().ends()).containsExactly(End.TIMED_OUT, End.TIMED_OUT);
    }
  }
}
