package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.eventually;
import static io.junicorn.testkit.Eventually.eventuallyAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.junicorn.admission.AdmissionSettings;
import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletState;
import io.junicorn.greenlet.GreenletTask;
import io.junicorn.greenlet.Greenlets;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Hit;
import io.junicorn.testkit.Scene;
import io.junicorn.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** What a request has spawned ends with it, as the policy says, and so does its permit. */
class ChildrenTest {
  private static final AdmissionSettings ONE =
      new AdmissionSettings(1, 0, Duration.ofMinutes(1), 1);

  private final CountDownLatch gate = new CountDownLatch(1);
  private final CompletableFuture<Greenlet<?>> child = new CompletableFuture<>();

  /** Answers at once, and leaves a greenlet behind that waits. */
  private Scene leaving(GreenletTask task) {
    return hit -> {
      Greenlet<?> left = Greenlets.spawn(task);
      eventually(() -> left.state() == GreenletState.PARKED || left.ended());
      child.complete(left);
      hit.say("fine");
    };
  }

  private void standAtTheGate() throws InterruptedException {
    gate.await();
  }

  private void ignoreInterrupts() {
    while (gate.getCount() > 0) {
      try {
        gate.await();
      } catch (InterruptedException _) {
        // Stubborn on purpose.
      }
    }
  }

  private static void assertAnswered(Wire wire, int status) throws Exception {
    assertThat(wire.get("/").read().status()).isEqualTo(status);
  }

  /**
   * Jetty may complete a response after its servlet has returned: such a request was taken for a
   * stream once, and its permit given to another request while its children ran.
   */
  @RepeatedTest(100)
  void aRequestWithChildrenIsNoStream() throws Exception {
    joinedChildrenKeepThePermitOfARequestThatIsAnswered(Environment.EE10);
  }

  @ParameterizedTest
  @EnumSource
  void joinedChildrenKeepThePermitOfARequestThatIsAnswered(Environment environment)
      throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(environment, ONE, leaving(this::standAtTheGate));
        Wire wire = jetty.connect();
        Wire refused = jetty.connect()) {
      assertThat(wire.get("/").read().body()).isEqualTo("fine");
      eventually(() -> jetty.observer().statuses().size() == 1);
      assertAnswered(refused, 503);
      assertThat(jetty.handler().unfinished()).isEqualTo(1);
      assertThat(child.join().parent().orElseThrow().serves()).isEqualTo("GET /");

      gate.countDown();
      jetty.awaitIdle();
      assertThat(child.join().state()).isEqualTo(GreenletState.FINISHED);
      assertAnswered(wire, 200);
      jetty.awaitIdle();
    }
  }

  @Test
  void aChildThatWaitsForItsRequestDoesNotHoldItForEver() throws Exception {
    Scene scene =
        hit -> {
          Greenlet<?> request = Greenlets.current().orElseThrow();
          Greenlet<?> waiting = Greenlets.spawn(() -> request.join());
          eventually(() -> waiting.state() == GreenletState.PARKED);
          hit.say("fine");
        };
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(Environment.EE10, ONE, scene);
        Wire wire = jetty.connect()) {
      assertAnswered(wire, 200);
      jetty.awaitIdle();
    }
  }

  @ParameterizedTest
  @EnumSource
  void killedChildrenEndWithTheRequest(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(environment, ONE, leaving(this::standAtTheGate));
        Wire wire = jetty.connect()) {
      jetty.handler().setChildPolicy(ChildPolicy.KILL);
      assertAnswered(wire, 200);
      jetty.awaitIdle();
      assertThat(child.join().state()).isEqualTo(GreenletState.KILLED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void detachedChildrenAreNotWaitedFor(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(environment, ONE, leaving(this::standAtTheGate));
        Wire wire = jetty.connect()) {
      jetty.handler().setChildPolicy(ChildPolicy.DETACH);
      assertAnswered(wire, 200);
      eventually(() -> jetty.handler().unfinished() == 0);
      assertThat(child.join().ended()).isFalse();
      gate.countDown();
      jetty.awaitIdle();
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneThatWasSpawnedDetachedIsNeverWaitedFor(Environment environment) throws Exception {
    Scene scene =
        hit -> {
          child.complete(Greenlets.spawnDetached(this::standAtTheGate));
          hit.say("fine");
        };
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, ONE, scene);
        Wire wire = jetty.connect()) {
      assertAnswered(wire, 200);
      eventually(() -> jetty.handler().unfinished() == 0);
      assertThat(child.join().ended()).isFalse();
      assertThat(child.join().parentId()).isPresent();
      gate.countDown();
      jetty.awaitIdle();
    }
  }

  @Test
  void stubbornChildrenAreNamedInTheLogAndKeepThePermit() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger(Children.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.setLevel(Level.WARN);
    logger.setAdditive(false);
    logger.addAppender(log);
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(Environment.EE10, ONE, leaving(this::ignoreInterrupts));
        Wire wire = jetty.connect()) {
      jetty.handler().setChildPolicy(ChildPolicy.KILL);
      assertAnswered(wire, 200);
      eventuallyAsserted(
          () ->
              assertThat(List.copyOf(log.list))
                  .singleElement()
                  .asString()
                  .contains(child.join().name(), "GET /", "lives on"));
      assertThat(jetty.handler().unfinished()).isEqualTo(1);
      gate.countDown();
      jetty.awaitIdle();
    } finally {
      logger.detachAppender(log);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
  }

  @Test
  void anInterruptEndsTheWaitByKillingThem() throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(Environment.EE10, leaving(this::standAtTheGate));
        Wire wire = jetty.connect()) {
      assertAnswered(wire, 200);
      child.join().parent().orElseThrow().interrupt();
      jetty.awaitIdle();
      assertThat(child.join().state()).isEqualTo(GreenletState.KILLED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCutEndsThemToo(Environment environment) throws Exception {
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, leaving(this::standAtTheGate));
        Wire wire = jetty.connect()) {
      assertAnswered(wire, 200);
      jetty.handler().cutAll("by the test");
      jetty.awaitIdle();
      assertThat(jetty.observer().statuses()).containsExactly(200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAsynchronousRequestMayBeCompletedByItsChild(Environment environment) throws Exception {
    Scene scene =
        hit -> {
          Hit.Later later = hit.later(0);
          child.complete(
              Greenlets.spawn(
                  () -> {
                    hit.say("by a child");
                    later.complete();
                    gate.await();
                  }));
        };
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, ONE, scene);
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().body()).isEqualTo("by a child");
      eventually(() -> jetty.observer().statuses().size() == 1);
      // Of a worker or of a stream, as the response began after the servlet returned.
      assertThat(jetty.handler().unfinished()).isEqualTo(1);
      gate.countDown();
      jetty.awaitIdle();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAsynchronousRequestOutlivesItsChildrenAndKeepsItsPermit(Environment environment)
      throws Exception {
    CompletableFuture<Hit.Later> later = new CompletableFuture<>();
    Scene scene =
        hit -> {
          child.complete(Greenlets.spawn(() -> {}));
          later.complete(hit.later(0));
        };
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, ONE, scene);
        Wire wire = jetty.connect()) {
      wire.get("/");
      later.join();
      eventually(() -> jetty.handler().greenlets().counts().active() == 0);
      assertThat(jetty.handler().unfinished()).isEqualTo(1);
      later.join().complete();
      assertThat(wire.read().status()).isEqualTo(200);
      jetty.awaitIdle();
    }
  }

  @ParameterizedTest
  @EnumSource(ChildPolicy.class)
  void howeverChildrenAndResponsesEndEachPermitComesBackOnce(ChildPolicy policy) throws Exception {
    Scene scene =
        hit -> {
          ThreadLocalRandom random = ThreadLocalRandom.current();
          for (int i = random.nextInt(3); i > 0; i--) {
            Greenlets.spawn(
                () -> {
                  for (int j = random.nextInt(3); j > 0; j--) {
                    Greenlets.spawn(Thread::onSpinWait);
                  }
                });
          }
          if (random.nextBoolean()) {
            Hit.Later later = hit.later(0);
            Greenlets.spawnDetached(later::complete);
          }
        };
    AdmissionSettings settings = new AdmissionSettings(8, 100, Duration.ofMinutes(1), 8);
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(Environment.EE10, settings, scene)) {
      jetty.handler().setChildPolicy(policy);
      List<Wire> wires = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        wires.add(jetty.connect());
      }
      for (int round = 0; round < 60; round++) {
        for (Wire wire : wires) {
          wire.get("/");
        }
        for (Wire wire : wires) {
          assertThat(wire.read().status()).isEqualTo(200);
        }
      }
      jetty.awaitIdle();
      assertThat(jetty.handler().limiter().active()).isZero();
      assertThat(jetty.observer().finished()).hasSize(16 * 60);
      wires.forEach(Wire::close);
    }
  }
}
