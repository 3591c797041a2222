package io.junicorn.container.timeouts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Timeouts, the next one first: a binary heap whose entries know their place, so that one that is
 * cancelled leaves at once. A new one is nearly always the last, and nothing is moved for it.
 *
 * <p>Not safe for use by several threads: they lock it.
 */
final class TimeoutQueue {
  static final int NOWHERE = -1;

  private static final int LEAST = 64;

  private @Nullable Timeout[] heap = new Timeout[LEAST];
  private int size;

  /** The next one; null when there is none. */
  @Nullable Timeout first() {
    return heap[0];
  }

  void add(Timeout added) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    rise(size++, added);
  }

  /** False when it is not here, or not any more. */
  boolean remove(Timeout removed) {
    int hole = removed.index;
    if (hole == NOWHERE) {
      return false;
    }
    removed.index = NOWHERE;
    Timeout last = at(--size);
    heap[size] = null;
    if (hole < size) {
      rise(sink(hole, last), last);
    }
    shrink();
    return true;
  }

  private void shrink() {
    if (size == heap.length / 4 && heap.length > LEAST) {
      try {
        heap = Arrays.copyOf(heap, 2 * size);
      } catch (OutOfMemoryError larger) {
        // It stays as large as it is: nothing is lost.
        return;
      }
    }
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      at(i).index = NOWHERE;
    }
    Arrays.fill(heap, null);
    size = 0;
  }

  // From a free place up to where it belongs.
  private void rise(int from, Timeout rising) {
    int free = from;
    while (free > 0) {
      int parent = (free - 1) / 2;
      Timeout above = at(parent);
      if (!rising.isBefore(above)) {
        break;
      }
      put(free, above);
      free = parent;
    }
    put(free, rising);
  }

  // Lets those below a free place rise while they are earlier; the place that is free then.
  private int sink(int from, Timeout sinking) {
    int free = from;
    for (int child = 2 * free + 1; child < size; child = 2 * free + 1) {
      if (child + 1 < size && at(child + 1).isBefore(at(child))) {
        child++;
      }
      if (!at(child).isBefore(sinking)) {
        break;
      }
      put(free, at(child));
      free = child;
    }
    return free;
  }

  @SuppressWarnings("NullAway") // All below the size are there.
  private Timeout at(int index) {
    return heap[index];
  }

  private void put(int index, Timeout timeout) {
    heap[index] = timeout;
    timeout.index = index;
  }
}
