package io.junicorn.container.launch;

import io.junicorn.container.config.Isolate;
import io.junicorn.container.config.StallSettings;
import io.junicorn.container.hooks.Listeners;
import io.junicorn.greenlet.Greenlet;
import io.junicorn.hub.monitor.HubMonitor;
import io.junicorn.hub.monitor.HubSettings;
import io.junicorn.hub.monitor.Served;
import io.junicorn.hub.monitor.Stall;
import io.junicorn.metrics.HubMeters;
import io.junicorn.metrics.Meters;
import io.junicorn.servlet.GreenletHandler;
import io.junicorn.servlet.Isolation;
import io.junicorn.servlet.PathPattern;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done about requests that hold a carrier, wired: the monitor and the isolation. */
final class Stalls {
  private final Isolation isolation;
  private final Optional<HubMonitor> monitor;

  Stalls(StallSettings settings, GreenletHandler handler, Listeners listeners) {
    this.isolation = new Isolation(patterns(settings.isolate()), settings.isolateThreads());
    handler.setIsolation(isolation);
    this.monitor =
        settings
            .maxBlockingTime()
            .map(
                limit ->
                    new HubMonitor(
                        handler.greenlets(),
                        new HubSettings(limit, settings.maxCarriers()),
                        greenlet -> served(greenlet, handler)));
    monitor.ifPresent(watching -> listeners.stalls().ifPresent(watching::addObserver));
    if (settings.isolate().stream().anyMatch(Isolate.Auto.class::isInstance)) {
      monitor.ifPresent(watching -> watching.addObserver(new AutoIsolation(isolation)));
    }
  }

  private static Served served(Greenlet<?> greenlet, GreenletHandler handler) {
    return new Served(
        GreenletHandler.wordsOf(greenlet),
        handler.contextOf(greenlet),
        GreenletHandler.pathOf(greenlet).orElse(""));
  }

  private static List<PathPattern> patterns(List<Isolate> words) {
    List<PathPattern> patterns = new ArrayList<>();
    for (Isolate word : words) {
      switch (word) {
        case Isolate.Matching(PathPattern pattern) -> patterns.add(pattern);
        case Isolate.Auto _, Isolate.Off _ -> {}
      }
    }
    return patterns;
  }

  void bindTo(MeterRegistry registry) {
    monitor.ifPresent(watching -> new HubMeters(watching).bindTo(registry));
    Meters.ISOLATED_ACTIVE.gauge(registry, isolation, Isolation::running);
    Meters.ISOLATED_WAITING.gauge(registry, isolation, Isolation::waiting);
  }

  void start() throws Exception {
    if (monitor.isPresent()) {
      monitor.get().start();
    }
  }

  void stop() throws Exception {
    if (monitor.isPresent()) {
      monitor.get().stop();
    }
  }

  /** The last ones, newest first; empty when nobody looks. */
  List<Stall> recent() {
    return monitor.map(HubMonitor::recent).orElse(List.of());
  }

  /** How many there are now; 0 when nobody looks. */
  int stalled() {
    return monitor.map(HubMonitor::stalled).orElse(0);
  }

  /** Adds the members of {@code /status}. */
  void addTo(Map<String, Object> status) {
    monitor.ifPresent(
        watching -> {
          status.put("stalled", watching.stalled());
          status.put("carriers_added", watching.carriersAdded());
        });
    status.put("isolated", isolation.patterns().stream().map(PathPattern::toString).toArray());
  }
}
