package io.junicorn.metrics;

import static io.junicorn.metrics.JunicornMetrics.gauge;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * The virtual-thread scheduler's own numbers, read when scraped: no flight recording, and unlike a
 * count of virtual threads in the scheduler they do not pretend to know the parked ones.
 */
final class CarrierMeters {
  private CarrierMeters() {}

  static void bindTo(MeterRegistry registry) {
    VirtualThreadSchedulerMXBean scheduler =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    gauge(registry, Meters.CARRIERS, scheduler, s -> s.getPoolSize());
    gauge(registry, Meters.CARRIERS_LIMIT, scheduler, s -> s.getParallelism());
    gauge(registry, Meters.CARRIERS_MOUNTED, scheduler, s -> s.getMountedVirtualThreadCount());
    gauge(registry, Meters.CARRIERS_QUEUED, scheduler, s -> s.getQueuedVirtualThreadCount());
  }
}
