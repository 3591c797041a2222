package io.junicorn.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.RecordingObserver.Finished;
import io.junicorn.testkit.Wire;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who looks on hears of every request once. */
class ObserverTest {
  @ParameterizedTest
  @EnumSource
  void hearsTheStatusAndTheDuration(Environment environment) throws Exception {
    Duration pause = Duration.ofMillis(30);
    CountDownLatch never = new CountDownLatch(1);
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(
                environment,
                hit -> {
                  assertThat(never.await(pause.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
                  hit.status(201);
                });
        Wire wire = jetty.connect()) {
      long before = System.nanoTime();
      assertThat(wire.get("/made").read().status()).isEqualTo(201);
      jetty.awaitIdle();
      long atMost = System.nanoTime() - before;

      assertThat(jetty.observer().admitted()).containsExactly("/made");
      assertThat(jetty.observer().finished()).hasSize(1);
      Finished finished = jetty.observer().finished().getFirst();
      assertThat(finished.path()).isEqualTo("/made");
      assertThat(finished.status()).isEqualTo(201);
      assertThat(finished.durationNanos()).isBetween(pause.toNanos(), atMost);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hearsOfOneThatLeftBeforeTheResponseBegan(Environment environment) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (EmbeddedJetty jetty =
        EmbeddedJetty.serving(
            environment,
            hit -> {
              release.await();
              hit.in().readAllBytes();
            })) {
      try (Wire wire = jetty.connect()) {
        wire.post("/upload", 1000).send("part");
        jetty.awaitActive(1);
        wire.abort();
      }
      release.countDown();
      jetty.awaitIdle();

      assertThat(jetty.observer().finished())
          .hasSize(1)
          .allMatch(finished -> finished.durationNanos() > 0);
    }
  }

  @Test
  void nobodyNeedsToLookOn() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    GreenletHandler handler =
        new GreenletHandler(Environment.EE10.context("/", hit -> hit.say("fine")));
    server.setHandler(handler);
    EmbeddedJetty.start(server);
    try (Wire wire = Wire.to(connector)) {
      assertThat(wire.get("/").read().body()).isEqualTo("fine");
    } finally {
      EmbeddedJetty.stop(server);
    }
  }
}
