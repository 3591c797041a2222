package io.junicorn.metrics;

import io.junicorn.admission.Limiter;
import io.junicorn.greenlet.GreenletTree;
import io.junicorn.servlet.GreenletHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

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
    Meters.GREENLETS_ACTIVE.gauge(registry, greenlets, g -> g.counts().active());
    Meters.GREENLETS_HIGH_WATER.gauge(registry, greenlets, g -> g.counts().highWater());
    Meters.GREENLETS_STARTED.counter(registry, greenlets, g -> g.counts().started());
    Meters.GREENLETS_FAILED.counter(registry, greenlets, g -> g.counts().failed());
    Meters.GREENLETS_LEAKED.gauge(registry, handler, GreenletHandler::leaked);

    Limiter limiter = handler.limiter();
    Meters.REQUESTS_ACTIVE.gauge(registry, limiter, Limiter::active);
    Meters.STREAMS_ACTIVE.gauge(registry, limiter, Limiter::streams);
    Meters.ADMISSION_QUEUED.gauge(registry, limiter, Limiter::queued);
    Meters.WORKER_CONNECTIONS.gauge(registry, limiter, l -> l.settings().workerConnections());

    Meters.DEADLINES_OVERDUE.gauge(registry, handler, GreenletHandler::overdue);

    handler.addObserver(new RequestMeters(registry, handler::contextOf));
    CarrierMeters.bindTo(registry);
  }
}
