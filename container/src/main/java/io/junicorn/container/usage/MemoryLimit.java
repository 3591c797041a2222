package io.junicorn.container.usage;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * What lives on the heap after a collection: garbage does not count. The collectors that a server
 * has work in parts, and after a part some garbage is left: when the figure is over the limit, a
 * collection of everything is asked for before it is believed, so seldom that it takes a hundredth
 * of the time at most. Used by one thread.
 */
final class MemoryLimit implements Limit {
  private static final long LEAST_PAUSE_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int PAUSE_PER_COLLECTION = 100;
  private static final long MEGA = 1 << 20;

  private final Heap heap;
  private final long allowed;
  private final LongSupplier clock;

  /**
   * What the last collection of everything has left, or less when less was seen since; negative
   * before the first.
   */
  private long confirmed = -1;

  private long nextNanos;

  /**
   * A limit.
   *
   * @param allowed bytes
   * @param clock nanoseconds that only go forward
   */
  MemoryLimit(Heap heap, long allowed, LongSupplier clock) {
    this.heap = heap;
    this.allowed = allowed;
    this.clock = clock;
  }

  @Override
  public String setting() {
    return "max-memory";
  }

  @Override
  public long allowed() {
    return allowed;
  }

  @Override
  public OptionalLong measure() {
    long bytes = heap.afterCollection();
    if (bytes <= allowed) {
      // Back under the limit: the older figure says nothing of the next time.
      confirmed = Math.min(confirmed, bytes);
      return OptionalLong.of(bytes);
    }
    long now = clock.getAsLong();
    if (confirmed < 0 || now - nextNanos >= 0) {
      heap.collect();
      confirmed = heap.afterCollection();
      long end = clock.getAsLong();
      nextNanos = end + Math.max(LEAST_PAUSE_NANOS, PAUSE_PER_COLLECTION * (end - now));
      return OptionalLong.of(confirmed);
    }
    // What the last one left is known; what has come since may be garbage.
    return confirmed > allowed ? OptionalLong.of(confirmed) : OptionalLong.empty();
  }

  @Override
  public String describe(long value) {
    return mega(value)
        + " MB live on the heap after a collection, "
        + mega(allowed)
        + " MB are allowed, the heap has up to "
        + mega(heap.most())
        + " MB";
  }

  private static long mega(long bytes) {
    return Math.ceilDiv(bytes, MEGA);
  }
}
