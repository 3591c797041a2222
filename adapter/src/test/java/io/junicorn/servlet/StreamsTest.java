package io.junicorn.servlet;

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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses that become streams leave the worker connections. */
class StreamsTest {
  private static final AdmissionSettings ONE_OF_EACH =
      new AdmissionSettings(1, 0, Duration.ofSeconds(1), 1);

  private static final int LARGE = 64 << 20;

  private final CountDownLatch release = new CountDownLatch(1);
  private final List<IOException> told = new CopyOnWriteArrayList<>();

  private Scene events() {
    return hit -> {
      if (!hit.path().equals("/events")) {
        hit.say("page");
        return;
      }
      hit.header("Content-Type", "text/event-stream;charset=utf-8");
      try {
        hit.say("data: one\n\n");
        hit.flush();
      } catch (IOException e) {
        told.add(e);
        throw e;
      }
      release.await();
    };
  }

  @ParameterizedTest
  @EnumSource
  void anEventStreamLeavesRoomForPages(Environment environment) throws Exception {
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, ONE_OF_EACH, events());
        Wire stream = jetty.connect();
        Wire page = jetty.connect()) {
      assertThat(stream.get("/events").readHead().status()).isEqualTo(200);
      assertThat(new String(stream.chunk(), StandardCharsets.UTF_8)).isEqualTo("data: one\n\n");
      assertThat(jetty.handler().limiter().streams()).isEqualTo(1);
      assertThat(jetty.handler().limiter().active()).isZero();
      assertThat(jetty.handler().unfinished()).isEqualTo(1);

      assertThat(page.get("/").read().body()).isEqualTo("page");
      release.countDown();
      assertThat(stream.chunk()).isEmpty();
      jetty.awaitIdle();
      assertThat(jetty.observer().statuses()).containsExactlyInAnyOrder(200, 200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whenTheStreamsAreFullTheClientGets503AndTheServletAnIOException(Environment environment)
      throws Exception {
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, ONE_OF_EACH, events());
        Wire stream = jetty.connect();
        Wire surplus = jetty.connect()) {
      stream.get("/events").readHead();
      Reply reply = surplus.get("/events").read();

      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.header("retry-after")).isNotNull();
      assertThat(reply.body()).contains("1/1 streams", "raise stream-connections");
      assertThat(surplus.closedByServer()).isTrue();
      eventually(() -> !jetty.observer().finished().isEmpty());
      assertThat(jetty.handler().limiter().active()).isZero();
      assertThat(told).hasSize(1);
      assertThat(told.getFirst()).hasStackTraceContaining("1/1 streams");
      assertThat(jetty.observer().rejected()).containsExactly(RejectReason.STREAMS_FULL);
      assertThat(jetty.observer().statuses()).containsExactly(503);

      release.countDown();
      jetty.awaitIdle();
      assertThat(jetty.observer().statuses()).containsExactly(503, 200);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAsynchronousResponseThatGoesOnAfterItsGreenletIsAStream(Environment environment)
      throws Exception {
    CompletableFuture<Hit.Later> later = new CompletableFuture<>();
    Scene poll =
        hit -> {
          Hit.Later open = hit.later(0);
          hit.say("begun");
          hit.flush();
          later.complete(open);
        };
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, ONE_OF_EACH, poll);
        Wire wire = jetty.connect()) {
      wire.get("/").readHead();
      eventually(() -> jetty.handler().limiter().streams() == 1);
      assertThat(jetty.handler().limiter().active()).isZero();

      later.join().complete();
      jetty.awaitIdle();
      assertThat(jetty.observer().statuses()).containsExactly(200);
    }
  }

  @Test
  void aResponseWhoseEndIsOnItsWayIsNoStream() throws Exception {
    CountDownLatch returned = new CountDownLatch(1);
    Handler large =
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            // More than the system's buffers take: the write goes on when this has returned.
            response.write(true, ByteBuffer.allocate(LARGE), callback);
            returned.countDown();
            return true;
          }
        };
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(large);
        Wire wire = jetty.connect()) {
      wire.get("/").readHead();
      returned.await();
      eventually(() -> jetty.handler().greenlets().live().isEmpty());
      assertThat(jetty.handler().limiter().active()).isEqualTo(1);
      assertThat(jetty.handler().limiter().streams()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatLeavesItsStreamGivesThePlaceBack(Environment environment) throws Exception {
    Scene ticking =
        hit -> {
          hit.header("Content-Type", "text/event-stream");
          for (; ; ) {
            hit.say("data: tick\n\n");
            hit.flush();
          }
        };
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, ONE_OF_EACH, ticking)) {
      try (Wire wire = jetty.connect()) {
        wire.get("/").readHead();
        assertThat(jetty.handler().limiter().streams()).isEqualTo(1);
        wire.abort();
      }
      jetty.awaitIdle();
      assertThat(jetty.observer().finished()).hasSize(1);
    }
  }
}
