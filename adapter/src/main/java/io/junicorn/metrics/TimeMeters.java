package io.junicorn.metrics;

import io.junicorn.accounting.ParkKind;
import io.junicorn.accounting.RequestTimes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of one context's requests went. Called on the threads that end requests, for those
 * of which something was booked.
 */
final class TimeMeters {
  private static final ParkKind[] KINDS = ParkKind.values();

  private final MeterRegistry registry;
  private final String context;

  /** Registered when first needed; doing it twice yields the same timer, so a race is harmless. */
  private @Nullable Timer onCarrier;

  private final Map<ParkKind, Timer> parked = new ConcurrentHashMap<>();

  TimeMeters(MeterRegistry registry, String context) {
    this.registry = registry;
    this.context = context;
  }

  void record(RequestTimes times) {
    if (times.onCarrierNanos() > 0) {
      onCarrier().record(times.onCarrierNanos(), TimeUnit.NANOSECONDS);
    }
    for (ParkKind kind : KINDS) {
      if (times.parkedNanos(kind) > 0) {
        parked(kind).record(times.parkedNanos(kind), TimeUnit.NANOSECONDS);
      }
    }
  }

  private Timer onCarrier() {
    Timer timer = onCarrier;
    if (timer == null) {
      timer = Meters.REQUESTS_ON_CARRIER.latency(registry, "context", context);
      onCarrier = timer;
    }
    return timer;
  }

  private Timer parked(ParkKind kind) {
    return parked.computeIfAbsent(
        kind,
        one -> Meters.REQUESTS_PARKED.latency(registry, "context", context, "kind", one.word()));
  }
}
