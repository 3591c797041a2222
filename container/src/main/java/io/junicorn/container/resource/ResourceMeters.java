package io.junicorn.container.resource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.junicorn.metrics.Meters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The meters of pools: HikariCP's own, named {@code hikaricp.connections.*}, and those of the gate.
 */
final class ResourceMeters {
  private static final String TAG = "datasource";

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
    Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
    Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;

  ResourceMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Before the pool is made. */
  void prepare(HikariConfig config) {
    config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
  }

  /** Once it is made. */
  void watch(PooledDataSource pool) {
    Gauge.builder(Meters.DATASOURCE_WAITING.id(), pool, PooledDataSource::waiting)
        .description(Meters.DATASOURCE_WAITING.description())
        .tag(TAG, pool.name())
        .strongReference(true)
        .register(registry);
    Timer wait =
        Timer.builder(Meters.DATASOURCE_WAIT.id())
            .description(Meters.DATASOURCE_WAIT.description())
            .tag(TAG, pool.name())
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    pool.observe(nanos -> wait.record(nanos, TimeUnit.NANOSECONDS));
  }
}
