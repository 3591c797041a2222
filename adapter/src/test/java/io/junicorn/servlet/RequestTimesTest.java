package io.junicorn.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.accounting.Accounting;
import io.junicorn.accounting.ParkKind;
import io.junicorn.accounting.RequestTimes;
import io.junicorn.admission.AdmissionSettings;
import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Greenlets;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Eventually;
import io.junicorn.testkit.Hit;
import io.junicorn.testkit.Reply;
import io.junicorn.testkit.Scene;
import io.junicorn.testkit.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.server.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the time of a request went, as its end tells it and as its client hears it. */
class RequestTimesTest {
  private final BlockingQueue<RequestTimes> times = new LinkedBlockingQueue<>();

  private EmbeddedJetty serving(Environment environment, Scene scene) {
    return observed(EmbeddedJetty.servingAsyncOnGreenlets(environment, scene));
  }

  private EmbeddedJetty observed(EmbeddedJetty jetty) {
    jetty
        .handler()
        .addObserver(
            new RequestObserver() {
              @Override
              public void finished(Request request, Ending ending) {
                times.add(ending.times());
              }
            });
    return jetty;
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsKeptOfARequestThatNeverWaits(Environment environment) throws Exception {
    try (EmbeddedJetty jetty = serving(environment, hit -> hit.say("fine"));
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().status()).isEqualTo(200);
      assertThat(times.take()).isSameAs(RequestTimes.NOTHING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatItAndItsChildrenWaitedForIsTold(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            serving(
                environment,
                hit -> {
                  Accounting.parked(ParkKind.DATASOURCE, 3_000_000);
                  Greenlets.spawn(() -> Accounting.parked(ParkKind.OFFLOAD, 5_000_000)).join();
                  Accounting.onCarrier(Greenlet.current().orElseThrow(), 7_000_000);
                  hit.say("fine");
                });
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().status()).isEqualTo(200);
      RequestTimes told = times.take();
      assertThat(told.parkedNanos(ParkKind.DATASOURCE)).isEqualTo(3_000_000);
      assertThat(told.parkedNanos(ParkKind.OFFLOAD)).isEqualTo(5_000_000);
      assertThat(told.onCarrierNanos()).isEqualTo(7_000_000);
    }
  }

  @Test
  void nothingIsKnownWhenItIsOff() throws Exception {
    try (EmbeddedJetty jetty =
            serving(Environment.EE10, _ -> Accounting.parked(ParkKind.DATASOURCE, 1));
        Wire wire = jetty.connect()) {
      jetty.handler().setTimeAccounting(false);
      assertThat(wire.get("/").read().status()).isEqualTo(200);
      assertThat(times.take()).isSameAs(RequestTimes.UNKNOWN);
    }
  }

  @Test
  void nothingIsKnownOfARefusalAndItsClientHearsNothing() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (EmbeddedJetty jetty =
            observed(
                EmbeddedJetty.serving(
                    Environment.EE10,
                    new AdmissionSettings(1, 0, Duration.ofSeconds(1), 1),
                    _ -> Eventually.arrives(release)));
        Wire one = jetty.connect();
        Wire other = jetty.connect()) {
      jetty.handler().setServerTiming(Map.of(), true);
      one.get("/");
      jetty.awaitActive(1);
      Reply refusal = other.get("/").read();
      assertThat(refusal.status()).isEqualTo(503);
      assertThat(refusal.header("server-timing")).isNull();
      assertThat(times.take()).isSameAs(RequestTimes.UNKNOWN);
      release.countDown();
      assertThat(one.read().header("server-timing")).startsWith("queue;dur=");
    }
  }

  @Test
  void aDispatchByAnotherThreadCountsForTheRequestThatItAnswers() throws Exception {
    CompletableFuture<Hit.Later> later = new CompletableFuture<>();
    try (EmbeddedJetty jetty =
            serving(
                Environment.EE10,
                hit -> {
                  Accounting.parked(ParkKind.SESSION, 1);
                  if (hit.redispatched()) {
                    hit.say("second run");
                  } else {
                    later.complete(hit.later(0));
                  }
                });
        Wire wire = jetty.connect()) {
      wire.get("/");
      Eventually.eventually(() -> !jetty.handler().detached().isEmpty());
      later.join().dispatch();
      assertThat(wire.read().body()).isEqualTo("second run");
      assertThat(times.take().parkedNanos(ParkKind.SESSION)).isEqualTo(2);
    }
  }

  /** As a chat does: whoever speaks wakes the one that listens. */
  @Test
  void aDispatchByAnotherRequestCountsForTheOneThatItAnswers() throws Exception {
    CompletableFuture<Hit.Later> listener = new CompletableFuture<>();
    try (EmbeddedJetty jetty =
            serving(
                Environment.EE10,
                hit -> {
                  if (hit.redispatched()) {
                    Accounting.parked(ParkKind.OFFLOAD, 100);
                    hit.say("heard");
                  } else if (hit.path().equals("/listen")) {
                    listener.complete(hit.later(0));
                  } else {
                    Accounting.parked(ParkKind.DATASOURCE, 1);
                    listener.join().dispatch();
                    hit.say("said");
                  }
                });
        Wire one = jetty.connect();
        Wire other = jetty.connect()) {
      one.get("/listen");
      Eventually.eventually(() -> !jetty.handler().detached().isEmpty());
      assertThat(other.get("/say").read().body()).isEqualTo("said");
      assertThat(one.read().body()).isEqualTo("heard");
      assertThat(times.take().parkedNanos() + 1_000 * times.take().parkedNanos())
          .isIn(100_001L, 1_100L);
    }
  }

  /** As a chat does that has begun its own answer: the time after that is still its own. */
  @Test
  void whoAnswersAnotherOnItsWayCountsForItsOwn() throws Exception {
    CompletableFuture<Hit.Later> speaker = new CompletableFuture<>();
    CompletableFuture<Hit> heard = new CompletableFuture<>();
    CompletableFuture<Hit.Later> listener = new CompletableFuture<>();
    try (EmbeddedJetty jetty =
            serving(
                Environment.EE10,
                hit -> {
                  if (hit.redispatched()) {
                    hit.flush();
                    heard.join().flush();
                    Accounting.parked(ParkKind.DATASOURCE, 7);
                    hit.say("said");
                  } else if (hit.path().equals("/listen")) {
                    listener.complete(hit.later(0));
                    heard.complete(hit);
                  } else {
                    speaker.complete(hit.later(0));
                  }
                });
        Wire one = jetty.connect();
        Wire other = jetty.connect()) {
      one.get("/listen");
      other.get("/say");
      Eventually.eventually(() -> jetty.handler().detached().size() == 2);
      speaker.join().dispatch();
      assertThat(other.read().body()).isEqualTo("said");
      assertThat(times.take().parkedNanos(ParkKind.DATASOURCE)).isEqualTo(7);
      listener.join().complete();
      assertThat(one.read().status()).isEqualTo(200);
      assertThat(times.take().parkedNanos()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theClientHearsItWhereTheContextWantsIt(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            serving(
                environment,
                hit -> {
                  hit.header("Server-Timing", "own;dur=1");
                  Accounting.parked(ParkKind.DATASOURCE, 3_004_000);
                  Accounting.onCarrier(Greenlet.current().orElseThrow(), 20_000_000);
                  hit.flush();
                  Accounting.parked(ParkKind.OFFLOAD, 1_000_000);
                });
        Wire wire = jetty.connect()) {
      assertThat(timings(wire)).isEqualTo("own;dur=1");
      jetty.handler().setServerTiming(Map.of("/", false), true);
      assertThat(timings(wire)).isEqualTo("own;dur=1");
      jetty.handler().setServerTiming(Map.of("/", true), false);
      assertThat(timings(wire))
          .matches(
              "own;dur=1, queue;dur=0, parked-datasource;dur=3\\.004,"
                  + " on-carrier;desc=estimate;dur=20, head;dur=\\d+(\\.\\d{3})?");
    }
  }

  private static String timings(Wire wire) throws Exception {
    return String.valueOf(wire.get("/").read().header("server-timing"));
  }
}
