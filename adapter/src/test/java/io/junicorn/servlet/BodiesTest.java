package io.junicorn.servlet;

import static io.junicorn.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.greenlet.GreenletState;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Reply;
import io.junicorn.testkit.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that come late or are long. */
class BodiesTest {
  private static void awaitParked(EmbeddedJetty jetty) {
    eventually(
        () ->
            jetty.handler().greenlets().live().stream()
                .anyMatch(greenlet -> greenlet.state() == GreenletState.PARKED));
  }

  @ParameterizedTest
  @EnumSource
  void aBodyInPiecesParksTheGreenletUntilItIsThere(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(environment, hit -> hit.out().write(hit.in().readAllBytes()));
        Wire wire = jetty.connect()) {
      wire.post("/echo", 9);
      for (String piece : new String[] {"one", "two", "six"}) {
        awaitParked(jetty);
        wire.send(piece);
      }

      Reply reply = wire.read();
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).isEqualTo("onetwosix");
      assertThat(wire.post("/echo", 2).send("ok").read().body()).isEqualTo("ok");
      jetty.awaitIdle();
      assertThat(jetty.handler().greenlets().counts().started()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChunkedBodyByteByByteArrivesWhole(Environment environment) throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(environment, hit -> hit.out().write(hit.in().readAllBytes()));
        Wire wire = jetty.connect()) {
      String head = "POST /echo HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n";
      String request = head + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
      for (int i = 0; i < request.length(); i++) {
        wire.send(request.substring(i, i + 1));
      }

      assertThat(wire.read().body()).isEqualTo("abcde");
      jetty.awaitIdle();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatNeverEndsGivesThePermitBackWhenTheClientLeaves(Environment environment)
      throws Exception {
    try (EmbeddedJetty jetty =
        EmbeddedJetty.serving(environment, hit -> hit.out().write(hit.in().readAllBytes()))) {
      try (Wire wire = jetty.connect()) {
        wire.post("/echo", 100).send("only this");
        awaitParked(jetty);
        wire.abort();
      }
      jetty.awaitIdle();
      assertThat(jetty.observer().finished()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResponseBiggerThanEveryBufferWaitsForASlowReader(Environment environment) throws Exception {
    byte[] block = new byte[1 << 20];
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(
                environment,
                hit -> {
                  for (int i = 0; i < 32; i++) {
                    hit.out().write(block);
                  }
                });
        Wire wire = jetty.connect()) {
      wire.get("/big");
      awaitParked(jetty);

      assertThat(wire.read().body()).hasSize(32 << 20);
      jetty.awaitIdle();
      assertThat(jetty.observer().statuses()).containsExactly(200);
    }
  }
}
