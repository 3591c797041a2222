package io.junicorn.container.launch;

import io.junicorn.admission.Limiter;
import io.junicorn.container.connector.Connectors;
import io.junicorn.container.hooks.Listeners;
import io.junicorn.container.lifecycle.Lifecycle;
import io.junicorn.container.lifecycle.State;
import io.junicorn.container.log.LineWriter;
import io.junicorn.container.log.Logs;
import io.junicorn.container.management.StatusSource;
import io.junicorn.container.tls.Certificates;
import io.junicorn.greenlet.GreenletCounts;
import io.junicorn.greenlet.TreeQuery;
import io.junicorn.greenlet.TreeReport;
import io.junicorn.hub.monitor.Stall;
import io.junicorn.metrics.JunicornMetrics;
import io.junicorn.metrics.Meters;
import io.junicorn.servlet.GreenletHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the server tells about itself, gathered from its parts when somebody asks. */
final class Telemetry implements StatusSource, AutoCloseable {
  private final PrometheusMeterRegistry prometheus =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MeterRegistry registry;
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final Lifecycle lifecycle;
  private final GreenletHandler handler;
  private final Connectors connectors;
  private final Reloads reloads;
  private final Stalls stalls;
  private final RecentMinutes recent;

  Telemetry(
      Lifecycle lifecycle,
      GreenletHandler handler,
      Connectors connectors,
      Logs logs,
      Listeners listeners,
      Reloads reloads,
      Stalls stalls) {
    this.registry = listeners.isEmpty() ? prometheus : composite(prometheus, listeners);
    this.lifecycle = lifecycle;
    this.handler = handler;
    this.connectors = connectors;
    this.reloads = reloads;
    this.stalls = stalls;
    this.recent = new RecentMinutes(handler, connectors, this::stalled);
    List<MeterBinder> binders =
        List.of(
            new JunicornMetrics(handler),
            gc,
            new JvmInfoMetrics(),
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics());
    binders.forEach(binder -> binder.bindTo(registry));
    reloads.bindTo(registry);
    stalls.bindTo(registry);
    Meters.START_FAILED.gauge(registry, this, _ -> 0);
    Meters.CONNECTIONS.gauge(registry, connectors, Connectors::open);
    Meters.CONNECTIONS_HTTP2.gauge(registry, connectors, Connectors::openHttp2);
    Meters.HEADER_TIMEOUTS.counter(registry, connectors, Connectors::headerTimeouts);
    Meters.ACCESS_LOG_DROPPED.counter(registry, logs, Telemetry::droppedLines);
    for (LineWriter writer : logs.writers()) {
      Meters.LOG_DROPPED.counter(registry, writer, LineWriter::dropped, "log", writer.name());
    }
    connectors.certificates().ifPresent(this::register);
  }

  /** Prometheus, and what listeners add; without one there is no layer in between. */
  private static MeterRegistry composite(MeterRegistry prometheus, Listeners listeners) {
    CompositeMeterRegistry all = new CompositeMeterRegistry();
    all.add(prometheus);
    listeners.metrics(all);
    return all;
  }

  private static double droppedLines(Logs logs) {
    return logs.accessLog().map(LineWriter::dropped).orElse(0L);
  }

  private void register(Certificates certificates) {
    Meters.CERTIFICATE_LIFETIME.gauge(
        registry, certificates, c -> Instant.now().until(c.expiry(), ChronoUnit.SECONDS));
    Meters.CERTIFICATE_RELOADS.counter(registry, certificates, Certificates::reloads);
    Meters.CERTIFICATE_FAILURES.counter(registry, certificates, Certificates::failures);
  }

  /** The server has started: charts begin. */
  void begin() {
    recent.start();
  }

  /** Where other parts put their meters. */
  MeterRegistry registry() {
    return registry;
  }

  @Override
  public State state() {
    return lifecycle.state();
  }

  @Override
  public Map<String, Object> status() {
    GreenletCounts greenlets = handler.greenlets().counts();
    Limiter limiter = handler.limiter();
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("state", lifecycle.state().name().toLowerCase(Locale.ROOT));
    status.put("uptime_seconds", Math.round(lifecycle.uptimeSeconds() * 1000) / 1000.0);
    status.put("active_greenlets", greenlets.active());
    status.put("max_connections", limiter.settings().workerConnections());
    status.put("active_requests", limiter.active());
    status.put("queued", limiter.queued());
    status.put("max_queued", limiter.settings().queueSize());
    status.put("active_streams", limiter.streams());
    status.put("max_streams", limiter.settings().streamConnections());
    status.put("rejected", recent.rejected());
    status.put("greenlets_started", greenlets.started());
    status.put("greenlets_high_water", greenlets.highWater());
    status.put("leaked_greenlets", handler.leaked());
    status.put("connections", connectors.open());
    stalls.addTo(status);
    status.put("max_heap_bytes", Runtime.getRuntime().maxMemory());
    status.put("version", Version.current());
    status.put("applications", reloads.status());
    return status;
  }

  @Override
  public TreeReport greenlets(TreeQuery query) {
    return TreeReport.of(handler.greenlets(), query);
  }

  @Override
  public int stalled() {
    return stalls.stalled();
  }

  @Override
  public List<Stall> stalls() {
    return stalls.recent();
  }

  @Override
  public String series(long since) {
    return recent.json(since);
  }

  @Override
  public String metrics() {
    return prometheus.scrape();
  }

  @Override
  public void close() {
    recent.stop();
    gc.close();
    registry.close();
  }
}
