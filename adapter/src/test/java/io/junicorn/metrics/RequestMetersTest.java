package io.junicorn.metrics;

import static io.junicorn.testkit.Eventually.eventuallyAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.accounting.Accounting;
import io.junicorn.accounting.ParkKind;
import io.junicorn.greenlet.Greenlet;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The request timer and its labels. */
class RequestMetersTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final EmbeddedJetty jetty =
      EmbeddedJetty.serving(
          Environment.EE10.context(
              "/app",
              hit -> {
                hit.status(Integer.parseInt(hit.path().substring(1)));
                if (Greenlet.current().orElseThrow().serves().endsWith("?waits")) {
                  Accounting.parked(ParkKind.DATASOURCE, 20_000_000);
                  Accounting.onCarrier(Greenlet.current().orElseThrow(), 30_000_000);
                }
              }));

  RequestMetersTest() {
    new JunicornMetrics(jetty.handler()).bindTo(registry);
  }

  @AfterEach
  void stop() {
    jetty.close();
  }

  private void request(String method, String path) throws Exception {
    try (Wire wire = jetty.connect()) {
      wire.send(method + " " + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
      wire.readHead();
    }
    jetty.awaitIdle();
  }

  private void assertCounted(String context, String method, String status) {
    eventuallyAsserted(
        () ->
            assertThat(
                    registry
                        .get("junicorn.requests")
                        .tag("context", context)
                        .tag("method", method)
                        .tag("status", status)
                        .timer()
                        .count())
                .isEqualTo(1));
  }

  @ParameterizedTest
  @CsvSource({"200, 2xx", "204, 2xx", "302, 3xx", "404, 4xx", "418, 4xx", "500, 5xx", "503, 5xx"})
  void theStatusCountsByItsClass(int status, String label) throws Exception {
    request("GET", "/app/" + status);

    assertCounted("/app", "GET", label);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void aKnownMethodIsALabel(String method) throws Exception {
    request(method, "/app/200");

    assertCounted("/app", method, "2xx");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BREW", "gEt", "GETX"})
  void anUnknownMethodIsOther(String method) throws Exception {
    request(method, "/app/200");

    assertCounted("/app", "OTHER", "2xx");
  }

  @Test
  void outsideEveryContextItCountsAsNone() throws Exception {
    request("GET", "/elsewhere");

    assertCounted("none", "GET", "4xx");
  }

  /** A servlet may set any number: it must cost neither the connection nor the permit. */
  @Test
  void aStatusBeyondAllClassesHurtsNobody() throws Exception {
    try (Wire wire = jetty.connect()) {
      wire.get("/app/1000");
      jetty.awaitIdle();
    }
    request("GET", "/app/200");

    assertCounted("/app", "GET", "2xx");
  }

  @Test
  void whatARequestWaitedForCountsByKind() throws Exception {
    request("GET", "/app/200");
    assertThat(registry.find("junicorn.requests.parked").timers()).isEmpty();
    assertThat(registry.find("junicorn.requests.on_carrier.estimate").timers()).isEmpty();

    request("GET", "/app/200?waits");
    eventuallyAsserted(
        () ->
            assertThat(
                    registry
                        .get("junicorn.requests.parked")
                        .tags("context", "/app", "kind", "datasource")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(20));
    assertThat(registry.get("junicorn.requests.parked").timers()).hasSize(1);
    assertThat(
            registry
                .get("junicorn.requests.on_carrier.estimate")
                .tags("context", "/app")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(30);
  }

  @Test
  void theTimerHasAHistogram() throws Exception {
    request("GET", "/app/200");
    assertCounted("/app", "GET", "2xx");

    assertThat(registry.get("junicorn.requests").timer().takeSnapshot().histogramCounts())
        .hasSizeGreaterThan(5);
  }
}
