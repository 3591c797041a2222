package io.junicorn.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Hit;
import io.junicorn.testkit.Reply;
import io.junicorn.testkit.Wire;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A servlet on a Jetty with its ordinary thread pool runs on greenlets all the same. */
class OneGreenletPerRequestTest {
  private static void introduce(Hit hit) throws Exception {
    Greenlet<?> greenlet = Greenlet.current().orElseThrow();
    hit.header("Virtual", String.valueOf(Thread.currentThread().isVirtual()))
        .header("Greenlet", greenlet.name())
        .header("Thread", Thread.currentThread().getName())
        .header("Parent", String.valueOf(greenlet.parent().isPresent()))
        .say(greenlet.serves());
  }

  @ParameterizedTest
  @EnumSource
  void theServletRunsOnAGreenletThatSaysWhatItServes(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(environment, OneGreenletPerRequestTest::introduce);
        Wire wire = jetty.connect()) {
      Reply reply = wire.get("/feed?page=2").read();

      assertThat(jetty.handler().getServer().getThreadPool()).isInstanceOf(QueuedThreadPool.class);
      assertThat(reply.header("virtual")).isEqualTo("true");
      assertThat(reply.header("greenlet"))
          .isEqualTo("greenlet-1")
          .isEqualTo(reply.header("thread"));
      assertThat(reply.header("parent")).isEqualTo("false");
      assertThat(reply.body()).isEqualTo("GET /feed?page=2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachRequestOfAConnectionGetsAFreshOne(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(environment, OneGreenletPerRequestTest::introduce);
        Wire wire = jetty.connect()) {
      Set<String> names = new HashSet<>();
      for (int i = 0; i < 50; i++) {
        names.add(String.valueOf(wire.get("/").read().header("greenlet")));
      }

      assertThat(names).hasSize(50);
      jetty.awaitIdle();
      assertThat(jetty.handler().greenlets().counts().started()).isEqualTo(50);
    }
  }

  @ParameterizedTest
  @EnumSource
  void pipelinedRequestsAreAnsweredInOrderByOneEach(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(environment, OneGreenletPerRequestTest::introduce);
        Wire wire = jetty.connect()) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < 50; i++) {
        all.append("GET /").append(i).append(" HTTP/1.1\r\nHost: test\r\n\r\n");
      }
      wire.send(all.toString());

      Set<String> names = new HashSet<>();
      for (int i = 0; i < 50; i++) {
        Reply reply = wire.read();
        assertThat(reply.body()).isEqualTo("GET /" + i);
        assertThat(reply.header("parent")).isEqualTo("false");
        names.add(String.valueOf(reply.header("greenlet")));
      }
      assertThat(names).hasSize(50);
      jetty.awaitIdle();
      assertThat(jetty.handler().greenlets().counts().finished()).isEqualTo(50);
    }
  }
}
