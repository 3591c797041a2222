package io.junicorn.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.accounting.Accounting;
import io.junicorn.accounting.ParkKind;
import io.junicorn.greenlet.Greenlet;
import io.junicorn.hub.OffloadPool;
import io.junicorn.hub.monitor.HubMonitor;
import io.junicorn.hub.monitor.HubSettings;
import io.junicorn.hub.monitor.Served;
import io.junicorn.servlet.Deadlines;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Eventually;
import io.junicorn.testkit.Wire;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names that dashboards live on. */
class RegisteredMetersTest {
  private static final Served NOTHING = new Served("", "", "");

  /**
   * These belong to the container: its connectors, its logs, its web applications and their data
   * sources.
   */
  private static final Set<Meters> OF_THE_CONTAINER =
      EnumSet.of(
          Meters.LIMITS_PASSED,
          Meters.START_FAILED,
          Meters.CONNECTIONS,
          Meters.CONNECTIONS_HTTP2,
          Meters.CERTIFICATE_LIFETIME,
          Meters.CERTIFICATE_RELOADS,
          Meters.CERTIFICATE_FAILURES,
          Meters.HEADER_TIMEOUTS,
          Meters.ACCESS_LOG_DROPPED,
          Meters.LOG_DROPPED,
          Meters.RELOADS,
          Meters.LOADERS_LEAKED,
          Meters.DATASOURCE_WAITING,
          Meters.DATASOURCE_WAIT,
          Meters.WEBAPP_THREADS,
          Meters.WEBAPP_EXECUTORS,
          Meters.ISOLATED_ACTIVE,
          Meters.ISOLATED_WAITING);

  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void everyMeterOfTheAdapterIsThereWithItsDescription() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(
                Environment.EE10,
                _ -> {
                  Accounting.parked(ParkKind.OFFLOAD, 1);
                  Accounting.onCarrier(Greenlet.current().orElseThrow(), 1);
                  Eventually.arrives(release);
                });
        Wire wire = jetty.connect()) {
      new JunicornMetrics(jetty.handler()).bindTo(registry);
      new OffloadMeters(new OffloadPool("test", "test-offload-", 1)).bindTo(registry);
      new HubMeters(new HubMonitor(jetty.handler().greenlets(), HubSettings.DEFAULT, _ -> NOTHING))
          .bindTo(registry);
      jetty.handler().setDeadlines(Map.of(), Deadlines.NONE.withTimeout(Duration.ofMillis(50)));
      assertThat(wire.get("/").read().status()).isEqualTo(503);
      Eventually.eventually(() -> !jetty.observer().expired().isEmpty());
      Eventually.eventually(() -> registry.find("junicorn.deadlines").counter() != null);
      release.countDown();
      jetty.awaitIdle();

      for (Meters meter : EnumSet.complementOf(EnumSet.copyOf(OF_THE_CONTAINER))) {
        assertThat(registry.find(meter.id()).meters())
            .as(meter.id())
            .isNotEmpty()
            .allMatch(found -> meter.description().equals(found.getId().getDescription()));
      }
    }
  }

  @Test
  void nothingElseIsRegistered() throws Exception {
    try (EmbeddedJetty jetty = EmbeddedJetty.serving(Environment.EE10, hit -> hit.say("fine"))) {
      new JunicornMetrics(jetty.handler()).bindTo(registry);
      new OffloadMeters(new OffloadPool("test", "test-offload-", 1)).bindTo(registry);
      new HubMeters(new HubMonitor(jetty.handler().greenlets(), HubSettings.DEFAULT, _ -> NOTHING))
          .bindTo(registry);
    }

    List<String> known = Stream.of(Meters.values()).map(Meters::id).toList();
    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .filteredOn(id -> !id.getName().endsWith(".histogram"))
        .extracting(Meter.Id::getName)
        .isSubsetOf(known);
  }

  @Test
  void theNamesOfTheIssueStay() {
    assertThat(Meters.values())
        .extracting(Meters::id)
        .doesNotHaveDuplicates()
        .contains(
            "junicorn.requests.active",
            "junicorn.streams.active",
            "junicorn.greenlets.active",
            "junicorn.greenlets.started",
            "junicorn.greenlets.failed",
            "junicorn.greenlets.high_water",
            "junicorn.admission.queued",
            "junicorn.admission.rejected",
            "junicorn.admission.wait",
            "junicorn.connections",
            "junicorn.requests");
  }
}
