package io.junicorn.container.buffers;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * Unused buffers of one size and kind. They lie in several stacks, so that processors seldom meet;
 * whoever finds its own empty looks into the others once.
 */
final class BufferShelf {
  private static final int STACKS = stacks(Runtime.getRuntime().availableProcessors());

  /** The tops of the stacks lie so many references apart: each in a cache line of its own. */
  private static final int APART = 32;

  private final KeptBuffers pool;
  private final int size;
  private final boolean direct;
  private final int most;
  private final AtomicReferenceArray<@Nullable Place> tops =
      new AtomicReferenceArray<>((STACKS + 1) * APART);

  /** New for each buffer that is put back: one that is taken and comes again is not mistaken. */
  private record Place(KeptBuffer buffer, @Nullable Place below, int depth) {}

  /**
   * @param most buffers that are kept
   */
  BufferShelf(KeptBuffers pool, int size, boolean direct, int most) {
    this.pool = pool;
    this.size = size;
    this.direct = direct;
    this.most = Math.ceilDiv(most, STACKS);
  }

  private static int stacks(int processors) {
    return Math.min(16, Integer.highestOneBit(2 * processors - 1));
  }

  /** One that was put back, or a new one. */
  KeptBuffer take() {
    int own = own();
    for (int i = 0; i < STACKS; i++) {
      KeptBuffer kept = pop(placeOf(own ^ i));
      if (kept != null) {
        kept.taken();
        return kept;
      }
    }
    return new KeptBuffer(pool, BufferUtil.allocate(size, direct), this);
  }

  /** Takes back one that nobody uses; drops it when there are enough. */
  void put(KeptBuffer buffer) {
    int at = placeOf(own());
    while (true) {
      Place top = tops.get(at);
      int depth = top == null ? 1 : top.depth() + 1;
      if (depth > most || tops.compareAndSet(at, top, new Place(buffer, top, depth))) {
        return;
      }
    }
  }

  void clear() {
    for (int i = 0; i < STACKS; i++) {
      tops.set(placeOf(i), null);
    }
  }

  private @Nullable KeptBuffer pop(int at) {
    while (true) {
      Place top = tops.get(at);
      if (top == null) {
        return null;
      }
      if (tops.compareAndSet(at, top, top.below())) {
        return top.buffer();
      }
    }
  }

  // The first line has the array's length, which all read.
  private static int placeOf(int stack) {
    return (stack + 1) * APART;
  }

  private static int own() {
    return (int) Thread.currentThread().threadId() & (STACKS - 1);
  }
}
