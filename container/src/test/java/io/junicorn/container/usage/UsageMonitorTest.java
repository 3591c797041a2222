package io.junicorn.container.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.junicorn.hooks.LimitEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When it tells, and when it ends the server. */
class UsageMonitorTest {
  private static final long ALLOWED = 100;

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final List<LimitEvent> told = new ArrayList<>();
  private final AtomicInteger ends = new AtomicInteger();
  private final Source source = new Source();

  private static final class Source implements Limit {
    OptionalLong value = OptionalLong.empty();

    @Override
    public String setting() {
      return "max-memory";
    }

    @Override
    public long allowed() {
      return ALLOWED;
    }

    @Override
    public OptionalLong measure() {
      return value;
    }

    @Override
    public String describe(long value) {
      return value + " of " + ALLOWED;
    }
  }

  private UsageMonitor monitor(boolean drains) {
    return new UsageMonitor(
            registry, told::add, drains ? Optional.of(ends::incrementAndGet) : Optional.empty())
        .with(source);
  }

  /** What is told of the figures, in order: + over, - under. */
  private String toldOf(UsageMonitor monitor, long... values) {
    told.clear();
    for (long value : values) {
      source.value = OptionalLong.of(value);
      monitor.look();
    }
    StringBuilder all = new StringBuilder();
    told.forEach(event -> all.append(event.over() ? "+" : "-").append(event.value()).append(' '));
    return all.toString().strip();
  }

  @Test
  void oneEventOnCrossingAnotherOnGrowthOneWhenItIsBackUnder() {
    UsageMonitor monitor = monitor(false);
    assertThat(toldOf(monitor, 0, 99, 100)).isEmpty();
    assertThat(toldOf(monitor, 101, 101, 101)).isEqualTo("+101");
    assertThat(toldOf(monitor, 110, 110, 105, 105)).isEqualTo("+110");
    assertThat(toldOf(monitor, 106))
        .as("grown since the last look, as in gevent")
        .isEqualTo("+106");
    assertThat(toldOf(monitor, 100, 90, 100)).isEqualTo("-100");
    assertThat(toldOf(monitor, 101)).isEqualTo("+101");
    assertThat(registry.get("junicorn.limits.passed").tag("limit", "max-memory").counter().count())
        .isEqualTo(4);
    assertThat(ends).hasValue(0);
    assertThat(told).last().isEqualTo(new LimitEvent("max-memory", true, 101, ALLOWED, false));
  }

  @Test
  void theServerEndsOnceAndHearsOnOfGrowth() {
    UsageMonitor monitor = monitor(true);
    assertThat(toldOf(monitor, 100, 101, 120, 90)).isEqualTo("+101 +120 -90");
    assertThat(told).extracting(LimitEvent::ends).containsExactly(true, false, false);
    assertThat(ends).hasValue(1);
  }

  @Test
  void theServerEndsAlsoWhenNobodyCanBeTold() {
    UsageMonitor monitor =
        new UsageMonitor(
                registry,
                _ -> {
                  throw new OutOfMemoryError("unable to create native thread");
                },
                Optional.of(ends::incrementAndGet))
            .with(source);
    source.value = OptionalLong.of(101);
    assertThatThrownBy(monitor::look).isInstanceOf(OutOfMemoryError.class);
    assertThat(ends).hasValue(1);
  }

  @Test
  void whatIsNotKnownChangesNothing() {
    UsageMonitor monitor = monitor(false);
    assertThat(toldOf(monitor, 101)).isEqualTo("+101");
    source.value = OptionalLong.empty();
    monitor.look();
    assertThat(toldOf(monitor, 101)).isEmpty();
    assertThat(toldOf(monitor, 100)).isEqualTo("-100");
  }

  @Test
  void threadsAreThoseOfThePlatform() throws InterruptedException {
    ThreadLimit limit = new ThreadLimit(7);
    long before = limit.measure().orElseThrow();
    Thread waiting = Thread.ofPlatform().start(UsageMonitorTest::waitForInterrupt);
    try {
      assertThat(limit.measure().orElseThrow()).isGreaterThan(before);
      assertThat(limit.describe(9)).startsWith("9 platform threads of 7 allowed");
    } finally {
      waiting.interrupt();
      waiting.join();
    }
  }

  private static void waitForInterrupt() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
