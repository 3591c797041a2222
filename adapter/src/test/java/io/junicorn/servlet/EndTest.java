package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.admission.Admission;
import io.junicorn.admission.AdmissionSettings;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.RecordingObserver;
import io.junicorn.testkit.RecordingObserver.Finished;
import io.junicorn.testkit.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every request ends for one reason, and whoever looks on hears it. */
class EndTest {
  private final CountDownLatch never = new CountDownLatch(1);

  @ParameterizedTest
  @EnumSource
  void aWholeResponseIsCompletedWhateverItsStatus(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(
                environment,
                hit -> {
                  if (hit.path().equals("/broken")) {
                    throw new IllegalStateException("on purpose");
                  }
                  hit.say("12345");
                });
        Wire wire = jetty.connect()) {
      wire.get("/fine").read();
      jetty.awaitIdle();
      wire.get("/broken").read();
      jetty.awaitIdle();

      assertThat(jetty.observer().ends()).containsExactly(End.COMPLETED, End.COMPLETED);
      assertThat(jetty.observer().statuses()).containsExactly(200, 500);
      assertThat(jetty.observer().finished().getFirst().contentBytes()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theEndOfADrainCuts(Environment environment) throws Exception {
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, _ -> never.await());
        Wire wire = jetty.connect()) {
      wire.get("/");
      jetty.awaitActive(1);
      jetty.handler().cutAll("by the test");
      assertThat(wire.read().status()).isEqualTo(503);
      jetty.awaitIdle();
      assertThat(jetty.observer().ends()).containsExactly(End.CUT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOperatorEndsOneRequestAndNoOther(Environment environment) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, _ -> release.await());
        Wire ended = jetty.connect();
        Wire other = jetty.connect()) {
      ended.get("/ended");
      jetty.awaitActive(1);
      long id = jetty.handler().greenlets().live().getFirst().id();
      other.get("/other");
      jetty.awaitActive(2);
      assertThat(jetty.handler().end(id, "by the test")).isTrue();
      assertThat(ended.read().status()).isEqualTo(503);
      eventually(() -> jetty.handler().greenlets().live().size() == 1);
      assertThat(jetty.handler().end(id, "by the test")).isFalse();
      release.countDown();
      assertThat(other.read().status()).isEqualTo(200);
      jetty.awaitIdle();
      assertThat(jetty.observer().ends()).containsExactly(End.CUT, End.COMPLETED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalIsOneAndTheQueueIsTold(Environment environment) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AdmissionSettings one = new AdmissionSettings(1, 1, Duration.ofMinutes(1), 0);
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, one, _ -> arrives(release));
        Wire first = jetty.connect();
        Wire second = jetty.connect();
        Wire third = jetty.connect()) {
      first.get("/first");
      jetty.awaitActive(1);
      second.get("/second");
      eventually(() -> jetty.handler().limiter().queued() == 1);
      assertThat(third.get("/third").read().status()).isEqualTo(503);
      release.countDown();
      assertThat(first.read().status()).isEqualTo(200);
      assertThat(second.read().status()).isEqualTo(200);
      jetty.awaitIdle();

      for (Finished finished : jetty.observer().finished()) {
        boolean refused = finished.path().equals("/third");
        assertThat(finished.end()).isEqualTo(refused ? End.REFUSED : End.COMPLETED);
        assertThat(finished.queuedNanos() > 0).isEqualTo(finished.path().equals("/second"));
      }
    }
  }

  @Test
  void allWhoLookOnHearItThoughOneOfThemThrows() throws Exception {
    RecordingObserver second = new RecordingObserver();
    RecordingObserver last = new RecordingObserver();
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(Environment.EE10, hit -> hit.say("fine"));
        Wire wire = jetty.connect()) {
      jetty.handler().addObserver(second);
      jetty.handler().addObserver(new Throwing());
      jetty.handler().addObserver(last);
      assertThat(wire.get("/").read().body()).isEqualTo("fine");
      jetty.awaitIdle();
      eventually(() -> last.finished().size() == 1);
      assertThat(second.finished()).isEqualTo(last.finished());
      assertThat(last.admitted()).hasSize(1);
    }
  }

  @Test
  void anExceptionTellsOfTheClientByJettysOwnAlone() {
    IOException closed = new IOException(new org.eclipse.jetty.io.EofException("reset"));
    assertThat(End.brokenOffBy(closed)).isEqualTo(End.ABORTED);
    assertThat(End.brokenOffBy(new IOException("disk full"))).isEqualTo(End.FAILED);
  }

  private static final class Throwing implements RequestObserver {
    @Override
    public void admitted(Request request, long waitedNanos) {
      throw new IllegalStateException("on purpose");
    }

    @Override
    public void rejected(Request request, Admission.Rejected rejected) {
      throw new IllegalStateException("on purpose");
    }

    @Override
    public void finished(Request request, Ending ending) {
      throw new IllegalStateException("on purpose");
    }
  }
}
