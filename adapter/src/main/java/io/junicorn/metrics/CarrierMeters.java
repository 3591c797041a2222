package io.junicorn.metrics;

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
    Meters.CARRIERS.gauge(registry, scheduler, s -> s.getPoolSize());
    Meters.CARRIERS_LIMIT.gauge(registry, scheduler, s -> s.getParallelism());
    Meters.CARRIERS_MOUNTED.gauge(registry, scheduler, s -> s.getMountedVirtualThreadCount());
    Meters.CARRIERS_QUEUED.gauge(registry, scheduler, s -> s.getQueuedVirtualThreadCount());
  }
}
