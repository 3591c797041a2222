package io.junicorn.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/**
 * Every meter of Junicorn: name, unit and meaning. The names are stable: dashboards and autoscalers
 * live on them.
 *
 * <p>Units other than seconds stand in the description, because a Micrometer base unit would become
 * part of the Prometheus name.
 */
public enum Meters {
  /** Gauge, requests. */
  REQUESTS_ACTIVE(
      "junicorn.requests.active",
      "Requests that hold a permit of worker-connections now, asynchronous ones included (requests)"),
  /** Gauge, streams. */
  STREAMS_ACTIVE(
      "junicorn.streams.active",
      "Responses open as streams now, counted against stream-connections (streams)"),
  /** Gauge, requests. */
  WORKER_CONNECTIONS(
      "junicorn.worker.connections", "The limit of junicorn.requests.active (requests)"),
  /** Gauge, greenlets. */
  GREENLETS_ACTIVE(
      "junicorn.greenlets.active", "Greenlets alive now, parked ones included (greenlets)"),
  /** Counter, greenlets. */
  GREENLETS_STARTED("junicorn.greenlets.started", "Greenlets started (greenlets)"),
  /** Counter, greenlets. */
  GREENLETS_FAILED(
      "junicorn.greenlets.failed",
      "Greenlets that ended by an exception of their task (greenlets)"),
  /** Gauge, greenlets. */
  GREENLETS_HIGH_WATER(
      "junicorn.greenlets.high_water", "The most greenlets ever alive at once (greenlets)"),
  /** Gauge, greenlets. */
  GREENLETS_LEAKED(
      "junicorn.greenlets.leaked",
      "Greenlets that live on although their request ended longer ago than leaked-greenlets-after"
          + " (greenlets)"),
  /** Gauge, requests. */
  ADMISSION_QUEUED("junicorn.admission.queued", "Requests waiting for a permit now (requests)"),
  /** Counter, requests, by reason. */
  ADMISSION_REJECTED("junicorn.admission.rejected", "Requests refused, by reason (requests)"),
  /** Timer, seconds. */
  ADMISSION_WAIT("junicorn.admission.wait", "How long admitted requests stood in the queue"),
  /** Timer with histogram, seconds, by context, method and status class. */
  REQUESTS("junicorn.requests", "Requests, from the first byte parsed to the end of the response"),
  /** Timer with histogram, seconds, by context. */
  REQUESTS_ON_CARRIER(
      "junicorn.requests.on_carrier.estimate",
      "Time on carriers, children included, estimated by samples, of requests that a sample has met"),
  /** Timer with histogram, seconds, by context and kind. */
  REQUESTS_PARKED(
      "junicorn.requests.parked",
      "Time in calls of one kind (datasource, offload, session) that park, children included, of"
          + " requests that made such calls"),
  /** Counter, requests, by context, limit and action. */
  DEADLINES(
      "junicorn.deadlines",
      "Requests ended by a time limit, by context, limit (timeout, stream-timeout, write-timeout,"
          + " min-data-rate) and action (answered, interrupted, cut) (requests)"),
  /** Gauge, requests. */
  DEADLINES_OVERDUE(
      "junicorn.deadlines.overdue",
      "Requests ended by a time limit whose application goes on all the same (requests)"),
  /** Counter, events, by limit. */
  LIMITS_PASSED(
      "junicorn.limits.passed",
      "How often the process was found over max-memory or max-threads, or grown since, by limit"
          + " (events)"),
  /** Gauge, 0 or 1. */
  START_FAILED(
      "junicorn.start.failed",
      "1 for a process that could not start and stays for failed-start-linger, 0 for a server"),
  /** Gauge, connections. */
  CONNECTIONS("junicorn.connections", "Connections open now, idle ones included (connections)"),
  /** Gauge, connections. */
  CONNECTIONS_HTTP2(
      "junicorn.connections.http2", "Open connections that speak HTTP/2 now (connections)"),
  /** Gauge, seconds. */
  CERTIFICATE_LIFETIME(
      "junicorn.tls.certificate.lifetime",
      "Until the first of the certificates in use expires, negative afterwards (seconds)"),
  /** Counter, reloads. */
  CERTIFICATE_RELOADS(
      "junicorn.tls.certificate.reloads", "Changed certificate files taken into use (reloads)"),
  /** Counter, reloads. */
  CERTIFICATE_FAILURES(
      "junicorn.tls.certificate.failures",
      "Changed certificate files that could not be used (reloads)"),
  /** Counter, connections. */
  HEADER_TIMEOUTS(
      "junicorn.connections.header_timeouts",
      "Connections closed because a header did not arrive in time (connections)"),
  /** Counter, lines. */
  ACCESS_LOG_DROPPED(
      "junicorn.accesslog.dropped",
      "Lines of the access log that were dropped because it does not take more (lines)"),
  /** Counter, entries, by log. */
  LOG_DROPPED(
      "junicorn.log.dropped",
      "What was written to a log or a standard stream and dropped, by log (entries)"),
  /** Counter, reloads, by result. */
  RELOADS(
      "junicorn.webapp.reloads",
      "Reloads of web applications: the new copy was taken, or the old one kept (reloads)"),
  /** Gauge, class loaders. */
  LOADERS_LEAKED(
      "junicorn.webapp.loaders.leaked",
      "Class loaders of stopped web applications that survived collections (class loaders)"),
  /** Gauge, waiters, by data source. */
  DATASOURCE_WAITING(
      "junicorn.datasource.waiting",
      "Requests and threads that wait for a connection of the pool now (waiters)"),
  /** Timer with histogram, seconds, by data source. */
  DATASOURCE_WAIT(
      "junicorn.datasource.wait",
      "How long it took to get a connection of the pool, or to give up"),
  /** Gauge, threads, by context. */
  WEBAPP_THREADS(
      "junicorn.webapp.threads",
      "Platform threads that the web application has made and that live, by context (threads)"),
  /** Gauge, executors, by context. */
  WEBAPP_EXECUTORS(
      "junicorn.webapp.executors",
      "Executors and timers that the web application has made and not shut down, by context"
          + " (executors)"),
  /** Gauge, threads, by pool. */
  OFFLOAD_ACTIVE(
      "junicorn.offload.active",
      "Platform threads that run what would hold a carrier now, by pool: hub is that of"
          + " offload-threads (threads)"),
  /** Gauge, calls, by pool. */
  OFFLOAD_WAITING(
      "junicorn.offload.waiting", "Calls that wait for one of those threads now, by pool (calls)"),
  /** Timer with histogram, seconds, by pool. */
  OFFLOAD_WAIT("junicorn.offload.wait", "How long calls waited for one of those threads"),
  /** Counter, stalls, by reason. */
  STALLS(
      "junicorn.hub.stalls",
      "Greenlets that held a carrier beyond max-blocking-time, by reason (cpu, file_io, native,"
          + " pinned, class_initialisation, unknown) (stalls)"),
  /** Gauge, greenlets. */
  STALLED(
      "junicorn.hub.stalled",
      "Greenlets that hold a carrier beyond max-blocking-time now (greenlets)"),
  /** Gauge, carriers. */
  CARRIERS_ADDED(
      "junicorn.carriers.added",
      "Carriers there are now in place of those that are held (threads)"),
  /** Gauge, requests. */
  ISOLATED_ACTIVE(
      "junicorn.isolated.active", "Requests that run on a platform thread now (requests)"),
  /** Gauge, requests. */
  ISOLATED_WAITING(
      "junicorn.isolated.waiting", "Requests that wait for one of isolate-threads now (requests)"),
  /** Gauge, carriers. */
  CARRIERS("junicorn.carriers", "Carrier threads of the virtual-thread scheduler (threads)"),
  /** Gauge, carriers. */
  CARRIERS_LIMIT("junicorn.carriers.parallelism", "Carriers that may run at once (threads)"),
  /** Gauge, greenlets. */
  CARRIERS_MOUNTED(
      "junicorn.carriers.mounted", "Virtual threads mounted on a carrier now, estimated (threads)"),
  /** Gauge, greenlets. */
  CARRIERS_QUEUED(
      "junicorn.carriers.queued", "Virtual threads waiting for a carrier now, estimated (threads)");

  /** Upper ends of the buckets of times of requests. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
    Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
    Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofSeconds(10),
    Duration.ofSeconds(30), Duration.ofSeconds(60)
  };

  private final String id;
  private final String description;

  Meters(String id, String description) {
    this.id = id;
    this.description = description;
  }

  /** The name in Micrometer's form; Prometheus shows it with underscores. */
  public String id() {
    return id;
  }

  /** What it counts, and the unit. */
  public String description() {
    return description;
  }

  /**
   * A timer with a histogram for times of requests.
   *
   * @param tags names and values in turn
   */
  Timer latency(MeterRegistry registry, String... tags) {
    return Timer.builder(id)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /**
   * Registers a gauge of a source, which is kept as long as the registry is.
   *
   * @param tags names and values in turn
   */
  public <T> void gauge(
      MeterRegistry registry, T source, ToDoubleFunction<T> value, String... tags) {
    Gauge.builder(id, source, value)
        .description(description)
        .tags(tags)
        .strongReference(true)
        .register(registry);
  }

  /**
   * Registers a counter that a source keeps itself, for as long as there is the source.
   *
   * @param tags names and values in turn
   */
  public <T> void counter(
      MeterRegistry registry, T source, ToDoubleFunction<T> count, String... tags) {
    FunctionCounter.builder(id, source, count)
        .description(description)
        .tags(tags)
        .register(registry);
  }
}
