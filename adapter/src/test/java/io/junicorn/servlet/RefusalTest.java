package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.admission.AdmissionSettings;
import io.junicorn.admission.RejectReason;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Reply;
import io.junicorn.testkit.Wire;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The 503 of a request that is not served. */
class RefusalTest {
  private static final AdmissionSettings ONE_AT_A_TIME =
      new AdmissionSettings(1, 0, Duration.ofMillis(2500), 0);

  private final CountDownLatch release = new CountDownLatch(1);

  private EmbeddedJetty full(Environment environment, AdmissionSettings settings, Wire[] first)
      throws Exception {
    EmbeddedJetty jetty = EmbeddedJetty.serving(environment, settings, _ -> arrives(release));
    first[0] = jetty.connect();
    first[0].get("/parked");
    jetty.awaitActive(1);
    return jetty;
  }

  @ParameterizedTest
  @EnumSource
  void saysWhyAndWhenToTryAgainAndKeepsTheConnection(Environment environment) throws Exception {
    Wire[] first = new Wire[1];
    try (EmbeddedJetty jetty = full(environment, ONE_AT_A_TIME, first);
        Wire surplus = jetty.connect()) {
      for (int i = 0; i < 3; i++) {
        Reply reply = surplus.get("/").read();
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("retry-after")).isEqualTo("3");
        assertThat(reply.header("cache-control")).isEqualTo("no-store");
        assertThat(reply.header("connection")).isNull();
        assertThat(reply.body()).contains("1/1 active, 0/0 queued");
      }
      release.countDown();
      assertThat(first[0].read().status()).isEqualTo(200);
      jetty.awaitIdle();
      assertThat(surplus.get("/").read().status()).isEqualTo(200);

      jetty.awaitIdle();
      assertThat(jetty.observer().rejected()).hasSize(3).containsOnly(RejectReason.QUEUE_FULL);
      assertThat(jetty.observer().statuses()).containsExactlyInAnyOrder(503, 503, 503, 200, 200);
      assertThat(jetty.handler().greenlets().counts().started()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closesTheConnectionWhenTheBodyIsNotThere(Environment environment) throws Exception {
    Wire[] first = new Wire[1];
    try (EmbeddedJetty jetty = full(environment, ONE_AT_A_TIME, first);
        Wire surplus = jetty.connect()) {
      Reply reply = surplus.post("/", 1000).send("a part").read();

      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("connection")).isEqualTo("close");
      assertThat(surplus.closedByServer()).isTrue();
      release.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheConnectionWhenTheBodyIsThere(Environment environment) throws Exception {
    Wire[] first = new Wire[1];
    try (EmbeddedJetty jetty = full(environment, ONE_AT_A_TIME, first);
        Wire surplus = jetty.connect()) {
      String whole = "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\n\r\nabc";

      assertThat(surplus.send(whole).read().status()).isEqualTo(503);
      assertThat(surplus.send(whole).read().status()).isEqualTo(503);
      release.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void comesWhenTheQueueTimesOut(Environment environment) throws Exception {
    AdmissionSettings impatient = new AdmissionSettings(1, 1, Duration.ofMillis(50), 0);
    Wire[] first = new Wire[1];
    try (EmbeddedJetty jetty = full(environment, impatient, first);
        Wire waiting = jetty.connect()) {
      Reply reply = waiting.get("/").read();

      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("retry-after")).isEqualTo("1");
      assertThat(reply.body()).contains("no permit within 50 ms");
      assertThat(jetty.observer().rejected()).containsExactly(RejectReason.QUEUE_TIMEOUT);
      assertThat(jetty.handler().limiter().active()).isEqualTo(1);
      release.countDown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNotNeededForWhoeverGetsAPermitFromTheQueue(Environment environment) throws Exception {
    AdmissionSettings patient = new AdmissionSettings(1, 1, Duration.ofMinutes(1), 0);
    Wire[] first = new Wire[1];
    try (EmbeddedJetty jetty = full(environment, patient, first);
        Wire waiting = jetty.connect();
        Wire surplus = jetty.connect()) {
      waiting.get("/");
      eventually(() -> jetty.handler().limiter().queued() == 1);
      assertThat(jetty.handler().greenlets().counts().active()).as("no thread waits").isEqualTo(1);
      assertThat(surplus.get("/").read().status()).isEqualTo(503);
      release.countDown();

      assertThat(first[0].read().status()).isEqualTo(200);
      assertThat(waiting.read().status()).isEqualTo(200);
      jetty.awaitIdle();
      assertThat(jetty.observer().admitted()).hasSize(2);
    }
  }
}
