package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Hit;
import io.junicorn.testkit.Scene;
import io.junicorn.testkit.Wire;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests are found and ended by whom they are for. */
class ClaimsTest {
  private final CountDownLatch open = new CountDownLatch(1);

  private Scene claimThenWait(Queue<Hit.Later> later) {
    return hit -> {
      GreenletHandler.claim(hit.path().startsWith("/a") ? "a" : "b");
      if (hit.path().endsWith("later")) {
        later.add(hit.later(0));
      } else {
        open.await();
        hit.say("done");
      }
    };
  }

  private static GreenletHandler twoOfAAndOneOfB(
      EmbeddedJetty jetty, Wire waiting, Wire asynchronous, Wire ofB) throws Exception {
    waiting.get("/a/wait");
    asynchronous.get("/a/later");
    ofB.get("/b/wait");
    GreenletHandler handler = jetty.handler();
    eventually(() -> handler.unfinished("a") == 2 && handler.unfinished("b") == 1);
    return handler;
  }

  @ParameterizedTest
  @EnumSource
  void eachOwnerHasItsOwnAsynchronousOnesIncluded(Environment environment) throws Exception {
    Queue<Hit.Later> later = new ConcurrentLinkedQueue<>();
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, claimThenWait(later));
        Wire one = jetty.connect();
        Wire two = jetty.connect();
        Wire three = jetty.connect()) {
      GreenletHandler handler = twoOfAAndOneOfB(jetty, one, two, three);
      assertThat(handler.unfinished("c")).isZero();

      open.countDown();
      eventually(() -> handler.unfinished("a") == 1 && handler.unfinished("b") == 0);
      later.forEach(Hit.Later::complete);
      eventually(() -> handler.unfinished("a") == 0);
      assertThat(one.read().status()).isEqualTo(200);
      assertThat(two.read().status()).isEqualTo(200);
      jetty.awaitIdle();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCutOfOneOwnerLeavesTheOthersAlone(Environment environment) throws Exception {
    Queue<Hit.Later> later = new ConcurrentLinkedQueue<>();
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, claimThenWait(later));
        Wire one = jetty.connect();
        Wire two = jetty.connect();
        Wire three = jetty.connect()) {
      GreenletHandler handler = twoOfAAndOneOfB(jetty, one, two, three);

      handler.cut("a", "by the test");
      assertThat(one.read().status()).isEqualTo(503);
      assertThat(two.read().status()).isEqualTo(503);
      assertThat(handler.unfinished("b")).isEqualTo(1);
      open.countDown();
      assertThat(three.read().status()).isEqualTo(200);
      later.forEach(Hit.Later::complete);
    }
  }
}
