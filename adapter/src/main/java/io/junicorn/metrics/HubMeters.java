package io.junicorn.metrics;

import io.junicorn.hub.monitor.HubMonitor;
import io.junicorn.hub.monitor.Stall;
import io.junicorn.hub.monitor.StallObserver;
import io.junicorn.hub.monitor.StallReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Binds the meters of a {@link HubMonitor}. */
public final class HubMeters implements MeterBinder {
  private final HubMonitor monitor;

  /** Meters of one monitor, which gets an observer by {@link #bindTo}; call that once. */
  public HubMeters(HubMonitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Meters.STALLED.gauge(registry, monitor, HubMonitor::stalled);
    Meters.CARRIERS_ADDED.gauge(registry, monitor, HubMonitor::carriersAdded);
    monitor.addObserver(new Stalls(registry));
  }

  /** Of the monitor's thread. */
  private static final class Stalls implements StallObserver {
    private final Map<StallReason, Counter> counters = new EnumMap<>(StallReason.class);
    private long last;

    Stalls(MeterRegistry registry) {
      for (StallReason reason : StallReason.values()) {
        counters.put(
            reason,
            Counter.builder(Meters.STALLS.id())
                .description(Meters.STALLS.description())
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry));
      }
    }

    /** A stall is reported several times, and its number is greater than those before it once. */
    @Override
    public void stalled(Stall stall) {
      Counter counter = counters.get(stall.reason());
      if (stall.number() > last && counter != null) {
        counter.increment();
        last = stall.number();
      }
    }
  }
}
