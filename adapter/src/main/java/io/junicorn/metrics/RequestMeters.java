package io.junicorn.metrics;

import io.junicorn.accounting.RequestTimes;
import io.junicorn.admission.Admission;
import io.junicorn.admission.RejectReason;
import io.junicorn.servlet.Ending;
import io.junicorn.servlet.Expiry;
import io.junicorn.servlet.RequestObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/**
 * Times requests and counts refusals. Called on the request's path: one map look-up and one record
 * a request, no allocation but for the first of its kind.
 */
final class RequestMeters implements RequestObserver {
  private final MeterRegistry registry;
  private final Function<Request, String> contextOf;
  private final Timer wait;
  private final Map<RejectReason, Counter> rejected = new EnumMap<>(RejectReason.class);
  private final Map<String, MethodTimers> byContext = new ConcurrentHashMap<>();

  RequestMeters(MeterRegistry registry, Function<Request, String> contextOf) {
    this.registry = registry;
    this.contextOf = contextOf;
    this.wait = Meters.ADMISSION_WAIT.latency(registry);
    for (RejectReason reason : RejectReason.values()) {
      rejected.put(
          reason,
          Counter.builder(Meters.ADMISSION_REJECTED.id())
              .description(Meters.ADMISSION_REJECTED.description())
              .tag("reason", reason.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  @Override
  public void admitted(Request request, long waitedNanos) {
    wait.record(waitedNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void rejected(Request request, Admission.Rejected refusal) {
    Counter counter = rejected.get(refusal.reason());
    if (counter != null) {
      counter.increment();
    }
  }

  /** Seldom enough for a look-up in the registry. */
  @Override
  public void expired(Request request, Expiry expiry) {
    Counter.builder(Meters.DEADLINES.id())
        .description(Meters.DEADLINES.description())
        .tag("context", contextOf.apply(request))
        .tag("limit", expiry.limit().setting())
        .tag("action", expiry.consequence().name().toLowerCase(Locale.ROOT))
        .register(registry)
        .increment();
  }

  @Override
  public void finished(Request request, Ending ending) {
    String context = contextOf.apply(request);
    MethodTimers timers = byContext.get(context);
    if (timers == null) {
      timers = byContext.computeIfAbsent(context, MethodTimers::new);
    }
    timers
        .of(request.getMethod(), ending.status())
        .record(ending.durationNanos(), TimeUnit.NANOSECONDS);
    RequestTimes times = ending.times();
    if (!times.isEmpty()) {
      timers.times.record(times);
    }
  }

  /** The timers of one context: a few methods, six classes of status. */
  private final class MethodTimers {
    private final String context;
    private final Map<String, Timer[]> byMethod = new ConcurrentHashMap<>();
    private final TimeMeters times;

    MethodTimers(String context) {
      this.context = context;
      this.times = new TimeMeters(registry, context);
    }

    Timer of(String rawMethod, int status) {
      // Whatever a client invents must not become a label of its own.
      String method = HttpMethod.fromString(rawMethod) == null ? "OTHER" : rawMethod;
      int statusClass = status / 100;
      Timer[] timers = byMethod.get(method);
      if (timers == null) {
        timers = byMethod.computeIfAbsent(method, m -> new Timer[10]);
      }
      Timer timer = timers[statusClass];
      if (timer == null) {
        // Registering twice yields the same timer, so a race here is harmless.
        timer = register(method, statusClass);
        timers[statusClass] = timer;
      }
      return timer;
    }

    private Timer register(String method, int statusClass) {
      String status = statusClass == 0 ? "none" : statusClass + "xx";
      return Meters.REQUESTS.latency(
          registry, "context", context, "method", method, "status", status);
    }
  }
}
