package io.junicorn.metrics;

import static io.junicorn.testkit.Eventually.arrives;
import static io.junicorn.testkit.Eventually.eventuallyAsserted;
import static org.assertj.core.api.Assertions.assertThat;

import io.junicorn.admission.AdmissionSettings;
import io.junicorn.testkit.EmbeddedJetty;
import io.junicorn.testkit.Environment;
import io.junicorn.testkit.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Gauges tell the truth while requests are parked. */
class GaugesTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final CountDownLatch release = new CountDownLatch(1);

  private double gauge(Meters meter) {
    return registry.get(meter.id()).gauge().value();
  }

  private double rejected(String reason) {
    return registry.get("junicorn.admission.rejected").tag("reason", reason).counter().count();
  }

  @Test
  void followParkedQueuedRefusedAndFinishedRequests() throws Exception {
    AdmissionSettings settings = new AdmissionSettings(20, 5, Duration.ofMinutes(1), 3);
    try (EmbeddedJetty jetty =
        EmbeddedJetty.serving(Environment.EE10, settings, _ -> arrives(release))) {
      new JunicornMetrics(jetty.handler()).bindTo(registry);
      List<Wire> wires = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        wires.add(jetty.connect().get("/" + i));
      }
      eventuallyAsserted(() -> assertThat(gauge(Meters.ADMISSION_QUEUED)).isEqualTo(5));
      try (Wire surplus = jetty.connect()) {
        assertThat(surplus.get("/").read().status()).isEqualTo(503);
      }
      assertThat(gauge(Meters.REQUESTS_ACTIVE)).isEqualTo(20);
      assertThat(gauge(Meters.GREENLETS_ACTIVE)).isEqualTo(20);
      assertThat(gauge(Meters.WORKER_CONNECTIONS)).isEqualTo(20);
      assertThat(gauge(Meters.STREAMS_ACTIVE)).isZero();
      assertThat(rejected("queue_full")).isEqualTo(1);

      release.countDown();
      for (Wire wire : wires) {
        assertThat(wire.read().status()).isEqualTo(200);
        wire.close();
      }
      jetty.awaitIdle();
      assertThat(gauge(Meters.REQUESTS_ACTIVE)).isZero();
      assertThat(gauge(Meters.GREENLETS_ACTIVE)).isZero();
      assertThat(gauge(Meters.ADMISSION_QUEUED)).isZero();
      assertThat(gauge(Meters.GREENLETS_HIGH_WATER)).isBetween(20.0, 25.0);
      assertThat(registry.get("junicorn.greenlets.started").functionCounter().count())
          .isEqualTo(25);
      assertThat(registry.get("junicorn.greenlets.failed").functionCounter().count()).isZero();
      assertThat(registry.get("junicorn.admission.wait").timer().count()).isEqualTo(25);
    }
  }

  @Test
  void countAStream() throws Exception {
    try (EmbeddedJetty jetty =
            EmbeddedJetty.serving(
                Environment.EE10,
                hit -> {
                  hit.header("Content-Type", "text/event-stream");
                  hit.flush();
                  arrives(release);
                });
        Wire wire = jetty.connect()) {
      new JunicornMetrics(jetty.handler()).bindTo(registry);
      wire.get("/").readHead();

      assertThat(gauge(Meters.STREAMS_ACTIVE)).isEqualTo(1);
      assertThat(gauge(Meters.REQUESTS_ACTIVE)).isZero();
      assertThat(gauge(Meters.GREENLETS_ACTIVE)).isEqualTo(1);
      release.countDown();
      jetty.awaitIdle();
      assertThat(gauge(Meters.STREAMS_ACTIVE)).isZero();
    }
  }
}
