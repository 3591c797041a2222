package io.junicorn.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.metrics.JunicornMetrics;
import io.junicorn.testkit.Ee10Servlet;
import io.junicorn.testkit.Ee8Servlet;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Hit;
import io.junicorn.testkit.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The three lines of the README, in the application that somebody has already. */
class EmbeddingTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  @BeforeEach
  void anExistingServer() {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
  }

  @AfterEach
  void stop() {
    EmbeddedJetty.stop(server);
  }

  private static void answer(Hit hit) throws Exception {
    hit.say(Thread.currentThread().getName());
  }

  @Test
  void theThreeDocumentedLinesPutAnEe10ContextOnGreenlets() throws Exception {
    var context = Ee10Servlet.context("/app", EmbeddingTest::answer);

    GreenletHandler handler = new GreenletHandler(context);
    new JunicornMetrics(handler).bindTo(registry);
    server.setHandler(handler);

    assertServedAndMeasured();
  }

  @Test
  void theThreeDocumentedLinesPutAnEe8ContextOnGreenlets() throws Exception {
    var context = Ee8Servlet.context("/app", EmbeddingTest::answer);

    GreenletHandler handler = new GreenletHandler(context.get());
    new JunicornMetrics(handler).bindTo(registry);
    server.setHandler(handler);

    assertServedAndMeasured();
  }

  private void assertServedAndMeasured() throws Exception {
    EmbeddedJetty.start(server);
    try (Wire wire = Wire.to(connector)) {
      assertThat(wire.get("/app/").read().body()).isEqualTo("greenlet-1");
      assertThat(wire.get("/app/").read().body()).isEqualTo("greenlet-2");
      assertThat(registry.get("junicorn.greenlets.started").functionCounter().count()).isEqualTo(2);
      assertThat(registry.get("junicorn.requests").tag("context", "/app").timer().count())
          .isPositive();
    }
  }
}
