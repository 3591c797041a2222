package io.junicorn.container.launch;

import com.sun.management.OperatingSystemMXBean;
import io.junicorn.admission.Limiter;
import io.junicorn.container.connector.Connectors;
import io.junicorn.container.series.Column;
import io.junicorn.container.series.Latencies;
import io.junicorn.container.series.PerSecond;
import io.junicorn.container.series.RequestTally;
import io.junicorn.container.series.SampleRing;
import io.junicorn.periodic.Periodic;
import io.junicorn.servlet.GreenletHandler;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * What the charts of the console show: ten minutes, one sample a second, taken by a platform thread
 * of its own. Safe for use by any thread.
 */
final class RecentMinutes {
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int SAMPLES = 600;

  private final RequestTally tally = new RequestTally();
  private final SampleRing ring;
  private final Periodic sampling;

  RecentMinutes(GreenletHandler handler, Connectors connectors, IntSupplier stalled) {
    Limiter limiter = handler.limiter();
    Latencies latencies = tally.latencies();
    VirtualThreadSchedulerMXBean carriers =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    // Its getProcessCpuLoad reads files of the kernel, and costs a hundred times as much.
    PerSecond processor = new PerSecond(system::getProcessCpuTime);
    Runtime heap = Runtime.getRuntime();
    double nanosOfAllCores = heap.availableProcessors() * 1e9 / 100;
    ring =
        new SampleRing(
            List.of(
                new Column("requests_active", limiter::active),
                new Column("requests_queued", limiter::queued),
                new Column("requests_overdue", handler::overdue),
                new Column("requests_per_second", new PerSecond(tally::finished)),
                new Column("rejected_per_second", new PerSecond(tally::rejected)),
                new Column("p50_ms", () -> latencies.quantile(0.5)),
                new Column("p99_ms", () -> latencies.quantile(0.99)),
                new Column("streams", limiter::streams),
                new Column("greenlets", () -> handler.greenlets().counts().active()),
                new Column("connections", connectors::open),
                new Column("stalled", stalled::getAsInt),
                new Column("carriers", carriers::getPoolSize),
                new Column("carriers_parallelism", carriers::getParallelism),
                new Column("carriers_mounted", carriers::getMountedVirtualThreadCount),
                new Column("carriers_queued", carriers::getQueuedVirtualThreadCount),
                new Column("heap_used_bytes", () -> heap.totalMemory() - heap.freeMemory()),
                new Column("heap_committed_bytes", heap::totalMemory),
                new Column("cpu_percent", () -> processor.getAsDouble() / nanosOfAllCores)),
            SAMPLES,
            Clock.systemUTC());
    sampling = new Periodic("junicorn-series", EVERY, this::sample);
    handler.addObserver(tally);
  }

  private void sample() {
    tally.latencies().tick();
    ring.sample();
  }

  void start() {
    LifeCycle.start(sampling);
  }

  void stop() {
    LifeCycle.stop(sampling);
  }

  /** Requests that were refused. */
  long rejected() {
    return tally.rejected();
  }

  String json(long since) {
    return ring.json(since);
  }
}
