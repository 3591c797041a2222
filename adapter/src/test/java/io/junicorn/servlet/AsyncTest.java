package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.eventuallyAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Hit;
import io.junicorn.testkit.Wire;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asynchronous servlets hold their permit after the greenlet has left, and give it back once. */
class AsyncTest {
  private static void assertBackOnce(EmbeddedJetty jetty, int status) {
    jetty.awaitIdle();
    eventuallyAsserted(() -> assertThat(jetty.handler().detached()).isEmpty());
    assertThat(jetty.observer().admitted()).hasSize(1);
    assertThat(jetty.observer().statuses()).containsExactly(status);
  }

  @ParameterizedTest
  @EnumSource
  void thePermitStaysOutUntilCompleted(Environment environment) throws Exception {
    CompletableFuture<Hit.Later> later = new CompletableFuture<>();
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(environment, hit -> later.complete(hit.later(0)));
        Wire wire = jetty.connect()) {
      wire.get("/");
      later.join();
      eventuallyAsserted(() -> assertThat(jetty.handler().greenlets().counts().active()).isZero());
      assertThat(jetty.handler().limiter().active()).isEqualTo(1);
      assertThat(jetty.handler().unfinished()).isEqualTo(1);

      later.join().complete();
      assertThat(wire.read().status()).isEqualTo(200);
      assertBackOnce(jetty, 200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void completedWithinTheServletIsAnOrdinaryEnd(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(
                environment,
                hit -> {
                  Hit.Later later = hit.later(0);
                  hit.say("early");
                  later.complete();
                });
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().body()).isEqualTo("early");
      assertBackOnce(jetty, 200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void dispatchedAgainItEndsOnce(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(
                environment,
                hit -> {
                  if (hit.redispatched()) {
                    hit.say("second run");
                  } else {
                    hit.later(0).dispatch();
                  }
                });
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().body()).isEqualTo("second run");
      assertBackOnce(jetty, 200);
    }
  }

  @Test
  void dispatchedByAnotherThreadAfterTheGreenletLeftItRunsOnAGreenletAgain() throws Exception {
    CompletableFuture<Hit.Later> later = new CompletableFuture<>();
    CompletableFuture<Boolean> again = new CompletableFuture<>();
    try (EmbeddedJetty jetty =
            EmbeddedJetty.servingAsyncOnGreenlets(
                Environment.EE10,
                hit -> {
                  if (hit.redispatched()) {
                    again.complete(Greenlet.current().isPresent());
                    hit.say("second run");
                  } else {
                    later.complete(hit.later(0));
                  }
                });
        Wire wire = jetty.connect()) {
      wire.get("/");
      eventuallyAsserted(() -> assertThat(jetty.handler().detached()).hasSize(1));
      later.join().dispatch();

      assertThat(wire.read().body()).isEqualTo("second run");
      assertBackOnce(jetty, 200);
      assertThat(again.join()).as("on a greenlet").isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theContainersTimeoutIsAnEnd(Environment environment) throws Exception {
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, hit -> hit.later(20));
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().status()).isEqualTo(500);
      assertBackOnce(jetty, 500);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theApplicationsOwnTimeoutIsAnEnd(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(
                environment,
                hit -> {
                  Hit.Later later = hit.later(20);
                  later.onTimeout(
                      () -> {
                        hit.status(202);
                        later.complete();
                      });
                });
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().status()).isEqualTo(202);
      assertBackOnce(jetty, 202);
    }
  }

  /**
   * Jetty waits for the timeout then; with none, such a request never ends on plain Jetty either.
   */
  @ParameterizedTest
  @EnumSource
  void anExceptionAfterItWentAsynchronousEndsWithTheTimeout(Environment environment)
      throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(
                environment,
                hit -> {
                  hit.later(20);
                  throw new IllegalStateException("on purpose");
                });
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().status()).isEqualTo(500);
      assertBackOnce(jetty, 500);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatLeavesMeanwhileDoesNotKeepThePermit(Environment environment) throws Exception {
    CompletableFuture<Hit.Later> later = new CompletableFuture<>();
    try (EmbeddedJetty jetty =
        EmbeddedJetty.serving(environment, hit -> later.complete(hit.later(0)))) {
      try (Wire wire = jetty.connect()) {
        wire.get("/");
        later.join();
        wire.abort();
      }
      later.join().complete();
      jetty.awaitIdle();
      eventuallyAsserted(() -> assertThat(jetty.observer().finished()).hasSize(1));
      assertThat(jetty.handler().detached()).isEmpty();
    }
  }
}
