package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.admission.AdmissionSettings;
import io.junicorn.greenlet.Greenlets;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Hit;
import io.junicorn.testkit.Reply;
import io.junicorn.testkit.Scene;
import io.junicorn.testkit.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At its deadline a request is answered in the application's place, whatever that one does. */
class DeadlineTest {
  private static final Deadlines SHORT = Deadlines.NONE.withTimeout(Duration.ofMillis(200));

  private final CountDownLatch release = new CountDownLatch(1);

  private static EmbeddedJetty serving(Environment environment, Deadlines limits, Scene scene) {
    EmbeddedJetty jetty = EmbeddedJetty.serving(environment, scene);
    jetty.handler().setDeadlines(Map.of(), limits);
    return jetty;
  }

  private static void assertAnsweredAndClosed(Wire wire, int status) throws IOException {
    Reply reply = wire.read();
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("connection")).isEqualTo("close");
    assertThat(wire.closedByServer()).isTrue();
  }

  private static void assertEnded(EmbeddedJetty jetty, int status) {
    jetty.awaitIdle();
    eventually(() -> jetty.handler().overdue() == 0);
    assertThat(jetty.observer().ends()).containsExactly(End.TIMED_OUT);
    assertThat(jetty.observer().statuses()).containsExactly(status);
    assertThat(jetty.observer().expired()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void theClientHasItsAnswerWhileTheServletWaitsAndThePermitIsOutUntilItEnds(
      Environment environment) throws Exception {
    CompletableFuture<Throwable> written = new CompletableFuture<>();
    Scene late =
        hit -> {
          arrives(release);
          try {
            hit.say("too late");
            hit.flush();
            written.complete(new AssertionError("the write went through"));
          } catch (IOException e) {
            written.complete(e);
            throw e;
          }
        };
    try (EmbeddedJetty jetty = serving(environment, SHORT, late);
        Wire wire = jetty.connect()) {
      wire.get("/slow?x=1");
      assertAnsweredAndClosed(wire, 503);
      eventually(() -> jetty.handler().overdue() == 1);
      assertThat(jetty.handler().limiter().active()).isEqualTo(1);
      release.countDown();
      assertThat(written.join()).isInstanceOf(IOException.class);
      assertEnded(jetty, 503);
      assertThat(jetty.observer().expired().getFirst())
          .isEqualTo(new Expiry(Limit.TIMEOUT, Expiry.Consequence.ANSWERED));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServletThatIgnoresItAllAndReturnsChangesNothing(Environment environment) throws Exception {
    try (EmbeddedJetty jetty = serving(environment, SHORT, _ -> arrives(release));
        Wire wire = jetty.connect()) {
      wire.get("/");
      assertAnsweredAndClosed(wire, 503);
      release.countDown();
      assertEnded(jetty, 503);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServletThatSpinsIsAnsweredFor(Environment environment) throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    Scene spinning =
        _ -> {
          while (!enough.get()) {
            Thread.onSpinWait();
          }
        };
    try (EmbeddedJetty jetty = serving(environment, SHORT, spinning);
        Wire wire = jetty.connect()) {
      wire.get("/");
      assertAnsweredAndClosed(wire, 503);
      enough.set(true);
      assertEnded(jetty, 503);
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyWithInterruptIsTheGreenletInterruptedAndItsChildrenKilled(Environment environment)
      throws Exception {
    CompletableFuture<Boolean> child = new CompletableFuture<>();
    Scene parked =
        _ -> {
          Greenlets.spawn(
              () -> {
                try {
                  release.await();
                  child.complete(false);
                } catch (InterruptedException e) {
                  child.complete(true);
                }
              });
          release.await();
        };
    try (EmbeddedJetty jetty =
            serving(environment, SHORT.withAction(DeadlineAction.INTERRUPT), parked);
        Wire wire = jetty.connect()) {
      wire.get("/");
      assertAnsweredAndClosed(wire, 503);
      assertThat(child.join()).as("killed").isTrue();
      assertEnded(jetty, 503);
      assertThat(jetty.observer().expired().getFirst().consequence())
          .isEqualTo(Expiry.Consequence.INTERRUPTED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReadOfTheBodyFailsWhenNoRateIsAskedForAndItsTimeCounts(Environment environment)
      throws Exception {
    CompletableFuture<Throwable> read = new CompletableFuture<>();
    Scene reading =
        hit -> {
          try {
            hit.in().readAllBytes();
            read.complete(new AssertionError("there was a body"));
          } catch (IOException e) {
            read.complete(e);
            throw e;
          }
        };
    try (EmbeddedJetty jetty = serving(environment, SHORT, reading);
        Wire wire = jetty.connect()) {
      wire.post("/", 100).send("part");
      assertAnsweredAndClosed(wire, 503);
      assertThat(read.join()).isInstanceOf(IOException.class);
      assertEnded(jetty, 503);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatKeepsToItsRateHasAllTheTime(Environment environment) throws Exception {
    Deadlines limits = SHORT.withBodyRate(new DataRate(1, Duration.ofSeconds(30)));
    CountDownLatch silence = new CountDownLatch(1);
    try (EmbeddedJetty jetty =
            serving(environment, limits, hit -> hit.out().write(hit.in().readAllBytes()));
        Wire wire = jetty.connect()) {
      wire.post("/", 4).send("two");
      // More than the deadline: this is what is tested, and nothing else tells that it is over.
      assertThat(silence.await(500, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(wire.send("!").read().body()).isEqualTo("two!");
      jetty.awaitIdle();
      assertThat(jetty.observer().ends()).containsExactly(End.COMPLETED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatComesTooSlowlyIs408(Environment environment) throws Exception {
    Deadlines limits = Deadlines.NONE.withBodyRate(new DataRate(1000, Duration.ofMillis(200)));
    try (EmbeddedJetty jetty =
            serving(environment, limits, hit -> hit.out().write(hit.in().readAllBytes()));
        Wire wire = jetty.connect()) {
      wire.post("/", 1000).send("and nothing more");
      assertAnsweredAndClosed(wire, 408);
      assertEnded(jetty, 408);
      assertThat(jetty.observer().expired().getFirst().limit()).isEqualTo(Limit.BODY);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAsynchronousRequestThatNobodyCompletesIsAnsweredAndGivesItsPermitBack(
      Environment environment) throws Exception {
    CompletableFuture<Hit.Later> later = new CompletableFuture<>();
    try (EmbeddedJetty jetty = serving(environment, SHORT, hit -> later.complete(hit.later(0)));
        Wire wire = jetty.connect()) {
      wire.get("/");
      assertAnsweredAndClosed(wire, 503);
      assertEnded(jetty, 503);
      assertThat(jetty.handler().detached()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAsynchronousRequestMayBeCompletedAfterItWasTakenAway(Environment environment)
      throws Exception {
    CompletableFuture<Hit.Later> later = new CompletableFuture<>();
    Scene slowly =
        hit -> {
          if (hit.path().equals("/later")) {
            later.complete(hit.later(0));
          }
        };
    try (EmbeddedJetty jetty = serving(environment, SHORT, slowly);
        Wire wire = jetty.connect();
        Wire next = jetty.connect()) {
      wire.get("/later");
      assertAnsweredAndClosed(wire, 503);
      assertEnded(jetty, 503);
      completeIfPossible(later.join());
      assertThat(next.get("/").read().status()).isEqualTo(200);
      jetty.awaitIdle();
      assertThat(jetty.observer().ends()).containsExactly(End.TIMED_OUT, End.COMPLETED);
    }
  }

  private static void completeIfPossible(Hit.Later later) {
    try {
      later.complete();
    } catch (IllegalStateException _) {
      // So the servlet API says that the request is over.
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResponseThatHasBegunIsNotForTheTimeoutButForTheStreamTimeout(Environment environment)
      throws Exception {
    CompletableFuture<Throwable> written = new CompletableFuture<>();
    Scene streaming =
        hit -> {
          hit.say("half");
          hit.flush();
          try {
            while (true) {
              hit.say("more");
              hit.flush();
              Thread.sleep(10);
            }
          } catch (IOException e) {
            written.complete(e);
            throw e;
          }
        };
    Deadlines limits = SHORT.withStreamTimeout(Duration.ofMillis(600));
    try (EmbeddedJetty jetty = serving(environment, limits, streaming);
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").readHead().status()).isEqualTo(200);
      assertThat(written.join()).isInstanceOf(IOException.class);
      assertEnded(jetty, 200);
      assertThat(jetty.observer().expired().getFirst())
          .isEqualTo(new Expiry(Limit.STREAM, Expiry.Consequence.CUT));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatTakesNothingLosesItsConnection(Environment environment) throws Exception {
    byte[] block = new byte[1 << 20];
    CompletableFuture<Throwable> written = new CompletableFuture<>();
    Scene huge =
        hit -> {
          try {
            for (int i = 0; i < 256; i++) {
              hit.out().write(block);
            }
          } catch (IOException e) {
            written.complete(e);
            throw e;
          }
        };
    Deadlines limits = Deadlines.NONE.withWriteTimeout(Duration.ofMillis(300));
    try (EmbeddedJetty jetty = serving(environment, limits, huge);
        Wire wire = jetty.connect()) {
      wire.get("/");
      assertThat(written.join()).isInstanceOf(IOException.class);
      assertEnded(jetty, 200);
      assertThat(jetty.observer().expired().getFirst().limit()).isEqualTo(Limit.WRITE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void waitingInTheQueueCounts(Environment environment) throws Exception {
    AdmissionSettings one = new AdmissionSettings(1, 5, Duration.ofMinutes(1), 0);
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, one, _ -> arrives(release));
        Wire first = jetty.connect();
        Wire second = jetty.connect()) {
      jetty.handler().setDeadlines(Map.of(), SHORT);
      first.get("/");
      second.get("/");
      assertThat(second.read().status()).isEqualTo(503);
      assertThat(first.read().status()).isEqualTo(503);
      release.countDown();
      jetty.awaitIdle();
      assertThat(jetty.observer().ends()).containsExactlyInAnyOrder(End.REFUSED, End.TIMED_OUT);
      assertThat(jetty.handler().waiting()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPipelinedRequestIsNotServedOnAConnectionThatEnds(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            serving(
                environment,
                SHORT,
                hit -> {
                  if (hit.path().equals("/slow")) {
                    arrives(release);
                  }
                });
        Wire wire = jetty.connect()) {
      wire.get("/slow").get("/next");
      assertAnsweredAndClosed(wire, 503);
      release.countDown();
      assertEnded(jetty, 503);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aContextHasItsOwn(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(environment.context("/shop", _ -> arrives(release)));
        Wire wire = jetty.connect()) {
      jetty.handler().setDeadlines(Map.of("/shop", SHORT), Deadlines.NONE);
      wire.get("/shop/x");
      assertAnsweredAndClosed(wire, 503);
      release.countDown();
      assertEnded(jetty, 503);
    }
  }

  @ParameterizedTest
  @EnumSource
  void childrenThatAreJoinedAreKilledAtTheDeadline(Environment environment) throws Exception {
    CompletableFuture<Boolean> killed = new CompletableFuture<>();
    Scene spawning =
        hit -> {
          Greenlets.spawn(
              () -> {
                try {
                  release.await();
                } catch (InterruptedException e) {
                  killed.complete(true);
                }
              });
          hit.say("fine");
        };
    try (EmbeddedJetty jetty = serving(environment, SHORT, spawning);
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().body()).isEqualTo("fine");
      assertThat(killed.join()).isTrue();
      jetty.awaitIdle();
      assertThat(jetty.observer().ends()).containsExactly(End.COMPLETED);
      assertThat(jetty.observer().expired()).isEmpty();
    }
  }
}
