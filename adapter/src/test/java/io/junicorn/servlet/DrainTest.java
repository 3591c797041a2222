package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.arrives;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Reply;
import io.junicorn.testkit.Wire;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that drains finishes what it has, and asks its clients not to come back. */
class DrainTest {
  @ParameterizedTest
  @EnumSource
  void eachResponseClosesItsConnection(Environment environment) throws Exception {
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, hit -> hit.say("fine"));
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().header("connection")).isNull();
      jetty.handler().drain();

      Reply reply = wire.get("/").read();
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("connection")).isEqualTo("close");
      assertThat(wire.closedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsParkedIsFinished(Environment environment) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(
                environment,
                hit -> {
                  arrives(release);
                  hit.say("fine");
                });
        Wire wire = jetty.connect()) {
      wire.get("/");
      jetty.awaitActive(1);
      jetty.handler().drain();
      release.countDown();

      Reply reply = wire.read();
      assertThat(reply.body()).isEqualTo("fine");
      assertThat(reply.header("connection")).isEqualTo("close");
      jetty.awaitIdle();
    }
  }
}
