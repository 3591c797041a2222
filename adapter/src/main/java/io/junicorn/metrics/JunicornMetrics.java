package io.junicorn.metrics;

import io.junicorn.admission.Limiter;
import io.junicorn.greenlet.GreenletTree;
import io.junicorn.servlet.GreenletHandler;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** Binds the meters of a {@link GreenletHandler}, its requests and the scheduler under it. */
public final class JunicornMetrics implements MeterBinder {
  private final GreenletHandler handler;

  /** Metrics of one handler; call {@link #bindTo} once. */
  public JunicornMetrics(GreenletHandler handler) {
    this.handler = handler;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    GreenletTree greenlets = handler.greenlets();
    gauge(registry, Meters.GREENLETS_ACTIVE, greenlets, g -> g.counts().active());
    gauge(registry, Meters.GREENLETS_HIGH_WATER, greenlets, g -> g.counts().highWater());
    counter(registry, Meters.GREENLETS_STARTED, greenlets, g -> g.counts().started());
    counter(registry, Meters.GREENLETS_FAILED, greenlets, g -> g.counts().failed());

    Limiter limiter = handler.limiter();
    gauge(registry, Meters.REQUESTS_ACTIVE, limiter, Limiter::active);
    gauge(registry, Meters.STREAMS_ACTIVE, limiter, Limiter::streams);
    gauge(registry, Meters.ADMISSION_QUEUED, limiter, Limiter::queued);
    gauge(registry, Meters.WORKER_CONNECTIONS, limiter, l -> l.settings().workerConnections());

    handler.addObserver(new RequestMeters(registry, handler::contextOf));
    CarrierMeters.bindTo(registry);
  }

  static <T> void gauge(MeterRegistry registry, Meters meter, T source, ToDoubleFunction<T> value) {
    Gauge.builder(meter.id(), source, value)
        .description(meter.description())
        .strongReference(true)
        .register(registry);
  }

  private static <T> void counter(
      MeterRegistry registry, Meters meter, T source, ToDoubleFunction<T> value) {
    FunctionCounter.builder(meter.id(), source, value)
        .description(meter.description())
        .register(registry);
  }
}
