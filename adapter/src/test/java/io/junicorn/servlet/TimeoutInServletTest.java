package io.junicorn.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Timeout;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Hit;
import io.junicorn.testkit.Wire;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A deadline for a part of a request: the servlet answers without that part. */
class TimeoutInServletTest {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private static void answer(Hit hit) throws Exception {
    String part =
        Timeout.callOr(
            Duration.ofMillis(20),
            "without it",
            () -> {
              NEVER.await();
              return "with it";
            });
    hit.say(part + ", interrupted: " + Thread.currentThread().isInterrupted());
  }

  @ParameterizedTest
  @EnumSource
  void cutsThePartAndNotTheRequest(Environment environment) throws Exception {
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, TimeoutInServletTest::answer);
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().body()).isEqualTo("without it, interrupted: false");
      assertThat(wire.get("/").read().body()).isEqualTo("without it, interrupted: false");
      jetty.awaitIdle();
    }
  }
}
