package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.admission.AdmissionSettings;
import io.junicorn.admission.RejectReason;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Hit;
import io.junicorn.testkit.Reply;
import io.junicorn.testkit.Scene;
import io.junicorn.testkit.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of patience: whoever has not answered yet is answered for. */
class CutTest {
  private final CountDownLatch never = new CountDownLatch(1);

  @ParameterizedTest
  @EnumSource
  void answers503InPlaceOfThoseWhoWaitAndTheirWritesFail(Environment environment) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Throwable> interrupted = new CompletableFuture<>();
    CompletableFuture<Throwable> written = new CompletableFuture<>();
    Scene stubborn =
        hit -> {
          begun.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            interrupted.complete(e);
          }
          try {
            hit.say("too late");
            hit.flush();
            written.complete(new AssertionError("the write went through"));
          } catch (IOException e) {
            written.complete(e);
            throw e;
          }
        };
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, stubborn);
        Wire wire = jetty.connect()) {
      wire.get("/");
      // One that is cut before its greenlet runs never gets to its servlet.
      arrives(begun);
      jetty.handler().cutAll("by the test");

      Reply reply = wire.read();
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("retry-after")).isNotNull();
      assertThat(reply.header("connection")).isEqualTo("close");
      assertThat(interrupted.join()).isInstanceOf(InterruptedException.class);
      assertThat(written.join()).isInstanceOf(IOException.class);
      assertThat(wire.closedByServer()).isTrue();
      jetty.awaitIdle();
      assertThat(jetty.observer().statuses()).containsExactly(503);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServletThatReturnsWithoutWritingChangesNothing(Environment environment) throws Exception {
    Scene obedient =
        _ -> {
          try {
            never.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        };
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, obedient);
        Wire wire = jetty.connect()) {
      wire.get("/");
      jetty.awaitActive(1);
      jetty.handler().cutAll("by the test");

      assertThat(wire.read().status()).isEqualTo(503);
      assertThat(wire.closedByServer()).isTrue();
      jetty.awaitIdle();
      assertThat(jetty.observer().statuses()).containsExactly(503);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aHeadRequestGetsNoBody(Environment environment) throws Exception {
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, _ -> never.await());
        Wire wire = jetty.connect()) {
      wire.send("HEAD / HTTP/1.1\r\nHost: test\r\n\r\n");
      jetty.awaitActive(1);
      jetty.handler().cutAll("by the test");

      assertThat(wire.readHead().status()).isEqualTo(503);
      assertThat(wire.closedByServer()).isTrue();
      jetty.awaitIdle();
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoHundredParkedAndTheirQueueAreAllAnswered(Environment environment) throws Exception {
    AdmissionSettings settings = new AdmissionSettings(200, 50, Duration.ofMinutes(1), 0);
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, settings, _ -> never.await())) {
      List<Wire> wires = new ArrayList<>();
      for (int i = 0; i < 250; i++) {
        wires.add(jetty.connect().get("/" + i));
      }
      jetty.awaitActive(200);
      eventually(() -> jetty.handler().limiter().queued() == 50);
      jetty.handler().cutAll("by the test");

      for (Wire wire : wires) {
        assertThat(wire.read().status()).isEqualTo(503);
        wire.close();
      }
      jetty.awaitIdle();
      assertThat(jetty.observer().statuses()).hasSize(250).containsOnly(503);
      assertThat(jetty.observer().rejected()).hasSize(50).containsOnly(RejectReason.SHUTTING_DOWN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAsynchronousRequestWithoutAGreenletIsAnsweredToo(Environment environment)
      throws Exception {
    CompletableFuture<Hit.Later> later = new CompletableFuture<>();
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(environment, hit -> later.complete(hit.later(0)));
        Wire wire = jetty.connect()) {
      wire.get("/");
      eventually(() -> jetty.handler().detached().size() == 1);
      jetty.handler().cutAll("by the test");

      assertThat(wire.read().status()).isEqualTo(503);
      later.join().complete();
      jetty.awaitIdle();
      assertThat(jetty.observer().statuses()).containsExactly(503);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResponseThatHasBegunIsInterruptedAndNotAnsweredTwice(Environment environment)
      throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Scene halfway =
        hit -> {
          hit.say("half");
          hit.flush();
          begun.countDown();
          never.await();
        };
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, halfway);
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").readHead().status()).isEqualTo(200);
      assertThat(wire.chunk()).hasSize(4);
      arrives(begun);
      jetty.handler().cutAll("by the test");

      assertThat(wire.closedByServer()).isTrue();
      jetty.awaitIdle();
      assertThat(jetty.observer().finished()).hasSize(1);
    }
  }
}
