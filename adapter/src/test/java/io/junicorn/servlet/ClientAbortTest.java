package io.junicorn.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.admission.AdmissionSettings;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Eventually;
import io.junicorn.testkit.Wire;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that go away. */
class ClientAbortTest {
  @ParameterizedTest
  @EnumSource
  void whileTheServletIsParked(Environment environment) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    byte[] block = new byte[1 << 20];
    try (EmbeddedJetty jetty =
        EmbeddedJetty.serving(
            environment,
            hit -> {
              if (hit.path().equals("/park")) {
                release.await();
                hit.out().write(block);
              }
            })) {
      try (Wire wire = jetty.connect()) {
        wire.get("/park");
        jetty.awaitActive(1);
        wire.abort();
      }
      release.countDown();
      jetty.awaitIdle();
      assertThat(jetty.observer().ends()).containsExactly(End.ABORTED);
      assertThat(jetty.observer().statuses()).as("nothing went out").containsExactly(0);
      try (Wire wire = jetty.connect()) {
        assertThat(wire.get("/").read().status()).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileTheServletIsParkedOnAFullSocket(Environment environment) throws Exception {
    byte[] block = new byte[1 << 20];
    try (EmbeddedJetty jetty =
        EmbeddedJetty.serving(
            environment,
            hit -> {
              for (int i = 0; i < 64; i++) {
                hit.out().write(block);
              }
            })) {
      try (Wire wire = jetty.connect()) {
        assertThat(wire.get("/").readHead().status()).isEqualTo(200);
        wire.abort();
      }
      jetty.awaitIdle();
      assertThat(jetty.observer().ends()).containsExactly(End.ABORTED);
      assertThat(jetty.observer().statuses()).as("it had begun").containsExactly(200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileTheRequestIsInTheQueue(Environment environment) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AdmissionSettings one = new AdmissionSettings(1, 5, Duration.ofMinutes(1), 0);
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(environment, one, _ -> Eventually.arrives(release));
        Wire first = jetty.connect()) {
      first.get("/first");
      jetty.awaitActive(1);
      try (Wire second = jetty.connect()) {
        second.get("/second");
        Eventually.eventually(() -> jetty.handler().limiter().queued() == 1);
        second.abort();
      }
      release.countDown();

      assertThat(first.read().status()).isEqualTo(200);
      jetty.awaitIdle();
      assertThat(jetty.observer().finished()).hasSize(2);
    }
  }
}
