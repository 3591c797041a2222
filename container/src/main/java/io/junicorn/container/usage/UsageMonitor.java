package io.junicorn.container.usage;

import io.junicorn.hooks.LimitEvent;
import io.junicorn.metrics.Meters;
import io.junicorn.periodic.Periodic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second at what the process uses, on a platform thread: past a limit it tells the log,
 * the meter and the operator's listeners, and has the server drain and end if that is wanted, for a
 * supervisor to start a fresh process.
 *
 * <p>{@link #start} and {@link #stop} are for any thread.
 */
public final class UsageMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(UsageMonitor.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private record Watched(Limit limit, Hysteresis hysteresis, Counter passed) {}

  private final List<Watched> watched = new ArrayList<>();
  private final Periodic rounds = new Periodic("junicorn-usage", PAUSE, this::look);
  private final MeterRegistry registry;
  private final Consumer<LimitEvent> told;
  private final Optional<Runnable> end;

  /**
   * A monitor without limits.
   *
   * @param told hears of each event, on the monitor's thread
   * @param end ends the server, and returns at once; empty when it goes on
   */
  public UsageMonitor(MeterRegistry registry, Consumer<LimitEvent> told, Optional<Runnable> end) {
    this.registry = registry;
    this.told = told;
    this.end = end;
  }

  /** Adds a limit of the live heap; before the start. */
  public UsageMonitor maxMemory(long bytes) {
    return with(new MemoryLimit(Heap.ofThisProcess(), bytes, System::nanoTime));
  }

  /** Adds a limit of platform threads; before the start. */
  public UsageMonitor maxThreads(int threads) {
    return with(new ThreadLimit(threads));
  }

  UsageMonitor with(Limit limit) {
    Counter passed =
        Counter.builder(Meters.LIMITS_PASSED.id())
            .description(Meters.LIMITS_PASSED.description())
            .tag("limit", limit.setting())
            .register(registry);
    watched.add(new Watched(limit, new Hysteresis(limit.allowed()), passed));
    return this;
  }

  /** Begins to look, if there is a limit. */
  public void start() {
    if (!watched.isEmpty()) {
      LifeCycle.start(rounds);
    }
  }

  /** Looks no more. */
  public void stop() {
    LifeCycle.stop(rounds);
  }

  void look() {
    for (Watched one : watched) {
      OptionalLong value = one.limit.measure();
      if (value.isPresent()) {
        one.hysteresis
            .look(value.getAsLong())
            .ifPresent(event -> tell(one, event, value.getAsLong()));
      }
    }
  }

  private void tell(Watched one, Hysteresis.Event event, long value) {
    boolean ends = event == Hysteresis.Event.OVER && end.isPresent();
    try {
      tell(one, event, value, ends);
    } finally {
      // Also when no memory or no thread is left to tell it: this event does not come again.
      if (ends) {
        end.get().run();
      }
    }
  }

  private void tell(Watched one, Hysteresis.Event event, long value, boolean ends) {
    Limit limit = one.limit;
    String figures = limit.describe(value);
    boolean over = event != Hysteresis.Event.UNDER;
    switch (event) {
      case OVER -> LOG.warn("{}: {}{}", limit.setting(), figures, ends ? "; draining" : "");
      case GROWN -> LOG.warn("{}: grown further: {}", limit.setting(), figures);
      case UNDER -> LOG.info("{}: back under the limit: {}", limit.setting(), figures);
    }
    if (over) {
      one.passed.increment();
    }
    told.accept(new LimitEvent(limit.setting(), over, value, limit.allowed(), ends));
  }
}
