package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletTree;
import io.junicorn.greenlet.Greenlets;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Eventually;
import io.junicorn.testkit.Hit;
import io.junicorn.testkit.Scene;
import io.junicorn.testkit.Wire;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Greenlets that outlive their request are counted while they do. */
class LeakedGreenletsTest {
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void release() {
    release.countDown();
  }

  private static EmbeddedJetty serving(Scene scene) {
    return serving(ChildPolicy.JOIN, scene);
  }

  private static EmbeddedJetty serving(ChildPolicy policy, Scene scene) {
    EmbeddedJetty jetty = EmbeddedJetty.servingAsyncOnGreenlets(Environment.EE10, scene);
    jetty.handler().setChildPolicy(policy);
    jetty.handler().setLeakLimit(Optional.of(Duration.ofMillis(50)));
    return jetty;
  }

  private static void answered(EmbeddedJetty jetty) throws Exception {
    try (Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().status()).isEqualTo(200);
    }
  }

  @Test
  void aDetachedOneIsUntilItEnds() throws Exception {
    try (EmbeddedJetty jetty =
        serving(_ -> Greenlets.spawnDetached(() -> Eventually.arrives(release)))) {
      answered(jetty);
      eventually(() -> jetty.handler().leaked() == 1);
      release.countDown();
      eventually(() -> jetty.handler().leaked() == 0);
    }
  }

  @Test
  void aChildOfADetachedOneIsToo() throws Exception {
    CompletableFuture<Greenlet<?>> child = new CompletableFuture<>();
    try (EmbeddedJetty jetty =
        serving(
            _ ->
                Greenlets.spawnDetached(
                        () ->
                            child.complete(
                                Greenlets.spawnDetached(() -> Eventually.arrives(release))))
                    .join())) {
      answered(jetty);
      eventually(() -> jetty.handler().leaked() == 1);
      assertThat(child.join().keepsake()).get().isInstanceOf(RequestTrace.class);
      RequestTrace trace = (RequestTrace) child.join().keepsake().orElseThrow();
      assertThat(trace.underWay()).isNull();
      assertThat(trace.name()).matches("GET / \\(greenlet-\\d+\\)");
    }
  }

  @Test
  void aThreadThatARequestMakesForAPoolIsNotAndWorksForNoRequest() throws Exception {
    CompletableFuture<Greenlet<?>> worker = new CompletableFuture<>();
    try (EmbeddedJetty jetty =
        serving(
            hit -> {
              GreenletTree tree = Greenlet.current().orElseThrow().tree();
              tree.unstartedThread(
                      "pool-worker",
                      () -> {
                        worker.complete(Greenlet.current().orElseThrow());
                        Eventually.arrives(release);
                      })
                  .start();
              Greenlets.spawnDetached(() -> Eventually.arrives(release));
            })) {
      answered(jetty);
      eventually(() -> jetty.handler().leaked() == 1);
      assertThat(jetty.handler().greenlets().counts().active()).isEqualTo(2);
      assertThat(worker.join().parentId()).isEmpty();
      assertThat(jetty.handler().contextOf(worker.join())).isEqualTo("none");
      assertThat(worker.join().spawnedBy()).isEqualTo("thread pool-worker");
      assertThat(jetty.handler().leaked()).isEqualTo(1);
    }
  }

  @Test
  void aChildOfAnAsynchronousTaskIsAndHoldsNothingOfIt() throws Exception {
    CompletableFuture<Greenlet<?>> child = new CompletableFuture<>();
    CompletableFuture<Hit.Later> later = new CompletableFuture<>();
    try (EmbeddedJetty jetty =
            serving(
                hit -> {
                  if (hit.redispatched()) {
                    child.complete(Greenlets.spawnDetached(() -> Eventually.arrives(release)));
                  } else {
                    later.complete(hit.later(0));
                  }
                });
        Wire wire = jetty.connect()) {
      wire.get("/");
      eventually(() -> !jetty.handler().detached().isEmpty());
      later.join().dispatch();
      assertThat(wire.read().status()).isEqualTo(200);
      eventually(() -> jetty.handler().leaked() == 1);
      AsyncTrace trace = (AsyncTrace) child.join().keepsake().orElseThrow();
      eventually(() -> trace.underWay() == null);
      assertThat(trace.request()).isNull();
      RequestTrace left = Objects.requireNonNull(trace.left());
      assertThat(left.underWay()).isNull();
      jetty.handler().setLeakLimit(Optional.empty());
      assertThat(jetty.handler().leaked()).isZero();
    }
  }

  @Test
  void aChildThatNobodyWaitsForIsAndOneThatIsWaitedForOnce() throws Exception {
    for (ChildPolicy policy : new ChildPolicy[] {ChildPolicy.DETACH, ChildPolicy.JOIN}) {
      CountDownLatch ends = new CountDownLatch(1);
      try (EmbeddedJetty jetty =
          serving(
              policy,
              hit -> {
                Greenlets.spawn(() -> Eventually.arrives(ends));
                hit.header("Content-Length", "0").flush();
              })) {
        answered(jetty);
        eventually(() -> jetty.handler().leaked() == 1);
        assertThat(jetty.handler().leaked()).as("not its request as well").isEqualTo(1);
        ends.countDown();
        eventually(() -> jetty.handler().leaked() == 0);
      }
    }
  }

  @Test
  void oneThatIsStillToBeginIsNot() throws Exception {
    try (EmbeddedJetty jetty =
        serving(
            _ -> {
              Greenlets.spawnDetached(() -> Greenlets.spawnLater(Duration.ofHours(1), () -> {}));
              Greenlets.spawnDetached(() -> Eventually.arrives(release));
            })) {
      answered(jetty);
      eventually(() -> jetty.handler().leaked() == 1);
      assertThat(jetty.handler().greenlets().counts().active()).isEqualTo(2);
      jetty.handler().greenlets().live().forEach(Greenlet::kill);
    }
  }

  @Test
  void aRequestThatGoesOnHasNone() throws Exception {
    CompletableFuture<Hit.Later> later = new CompletableFuture<>();
    try (EmbeddedJetty jetty =
            serving(
                hit -> {
                  if (hit.path().equals("/later")) {
                    Greenlets.spawnDetached(() -> Eventually.arrives(release));
                    later.complete(hit.later(0));
                  } else {
                    Greenlets.spawnDetached(() -> Eventually.arrives(release));
                  }
                });
        Wire wire = jetty.connect()) {
      wire.get("/later");
      answered(jetty);
      eventually(() -> jetty.handler().leaked() == 1);
      assertThat(jetty.handler().greenlets().counts().active()).isEqualTo(2);
      later.join().complete();
      assertThat(wire.read().status()).isEqualTo(200);
      eventually(() -> jetty.handler().leaked() == 2);
    }
  }
}
