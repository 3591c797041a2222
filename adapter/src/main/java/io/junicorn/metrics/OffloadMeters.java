package io.junicorn.metrics;

import io.junicorn.hub.OffloadPool;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Binds the meters of one offload pool. */
public final class OffloadMeters implements MeterBinder {
  private static final String TAG = "pool";

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
    Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
    Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30)
  };

  private final OffloadPool pool;

  /** Meters of one pool, whose observer they become. */
  public OffloadMeters(OffloadPool pool) {
    this.pool = pool;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Meters.OFFLOAD_ACTIVE.gauge(registry, pool, OffloadPool::active, TAG, pool.name());
    Meters.OFFLOAD_WAITING.gauge(registry, pool, OffloadPool::waiting, TAG, pool.name());
    Timer wait =
        Timer.builder(Meters.OFFLOAD_WAIT.id())
            .description(Meters.OFFLOAD_WAIT.description())
            .tag(TAG, pool.name())
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    pool.observe(nanos -> wait.record(nanos, TimeUnit.NANOSECONDS));
  }
}
