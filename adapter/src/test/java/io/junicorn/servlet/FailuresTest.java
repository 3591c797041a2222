package io.junicorn.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Wire;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong in one request does not reach the next one. */
class FailuresTest {
  /** A core handler that throws what the path says, or answers false. */
  private static final class Throwing extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      switch (request.getHttpURI().getPath()) {
        case "/checked" -> throw new Exception("on purpose");
        case "/heap" -> throw new OutOfMemoryError("pretended");
        case "/stack" -> deeper(0);
        case "/fine" -> {
          callback.succeeded();
          return true;
        }
        default -> {}
      }
      return false;
    }
  }

  private static int deeper(int level) {
    return level < 0 ? 0 : deeper(level + 1) + 1;
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionOfTheServletIs500AndTheNextRequestIsServed(Environment environment)
      throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(
                environment,
                hit -> {
                  switch (hit.path()) {
                    case "/checked" -> throw new Exception("on purpose");
                    case "/heap" -> throw new OutOfMemoryError("pretended");
                    case "/stack" -> deeper(0);
                    default -> hit.say("fine");
                  }
                });
        Wire wire = jetty.connect()) {
      for (String path : new String[] {"/checked", "/heap", "/stack"}) {
        assertThat(wire.get(path).read().status()).as(path).isEqualTo(500);
        jetty.awaitIdle();
        assertThat(wire.get("/fine").read().body()).as("after %s", path).isEqualTo("fine");
      }
      jetty.awaitIdle();
      assertThat(jetty.observer().statuses()).containsExactly(500, 200, 500, 200, 500, 200);
    }
  }

  @Test
  void whateverEscapesFromACoreHandlerIs500AndCountsAsFailed() throws Exception {
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(new Throwing());
        Wire wire = jetty.connect()) {
      for (String path : new String[] {"/checked", "/heap", "/stack"}) {
        assertThat(wire.get(path).read().status()).as(path).isEqualTo(500);
        assertThat(wire.get("/fine").read().status()).as("after %s", path).isEqualTo(200);
      }
      jetty.awaitIdle();
      assertThat(jetty.handler().greenlets().counts().failed()).isEqualTo(3);
      assertThat(jetty.handler().greenlets().counts().finished()).isEqualTo(3);
      assertThat(jetty.observer().finished()).hasSize(6);
    }
  }

  @Test
  void aHandlerThatAnswersFalseIs404() throws Exception {
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(new Throwing());
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/nobody").read().status()).isEqualTo(404);
      assertThat(wire.get("/fine").read().status()).isEqualTo(200);
      jetty.awaitIdle();
      assertThat(jetty.observer().statuses()).containsExactly(404, 200);
      assertThat(jetty.handler().greenlets().counts().failed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void sendErrorIsAnOrdinaryEnd(Environment environment) throws Exception {
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(environment, hit -> hit.sendError(418));
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").read().status()).isEqualTo(418);
      jetty.awaitIdle();
      assertThat(jetty.observer().statuses()).containsExactly(418);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExceptionAfterTheResponseBeganCutsTheConnection(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(
                environment,
                hit -> {
                  hit.say("half");
                  hit.flush();
                  throw new IllegalStateException("on purpose");
                });
        Wire wire = jetty.connect()) {
      assertThat(wire.get("/").readHead().status()).isEqualTo(200);
      assertThat(new String(wire.chunk(), StandardCharsets.UTF_8)).isEqualTo("half");
      assertThat(wire.closedByServer()).isTrue();
      jetty.awaitIdle();
      assertThat(jetty.observer().ends()).containsExactly(End.FAILED);
      assertThat(jetty.observer().statuses()).containsExactly(200);
    }
  }
}
