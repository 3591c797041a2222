package io.junicorn.greenlet;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The live greenlets below one root: those that it spawned, those that they spawned, and so on.
 *
 * <p>Counted, not listed, so that a spawn pays for one atomic increment; they are looked up in the
 * registry when somebody wants them. Safe for use by any thread.
 */
public final class Descendants {
  private final GreenletTree tree;
  private final AtomicInteger live = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();

  Descendants(GreenletTree tree) {
    this.tree = tree;
  }

  void born() {
    live.incrementAndGet();
  }

  void died() {
    if (live.decrementAndGet() == 0 && waiting.get() > 0) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /** How many live at this moment. */
  public int count() {
    return live.get();
  }

  /** Those that live at this moment, oldest first. */
  public List<Greenlet<?>> live() {
    return count() == 0 ? List.of() : tree.live().stream().filter(g -> g.descendsIn(this)).toList();
  }

  /** Waits until none is left. */
  public void join() throws InterruptedException {
    join(Duration.ofSeconds(Long.MAX_VALUE));
  }

  /**
   * Waits until none is left, for a limited time.
   *
   * @return whether none is left
   * @throws IllegalStateException when the caller is one of them
   */
  public boolean join(Duration limit) throws InterruptedException {
    long nanos = Nanos.of(limit, "the limit of join");
    Greenlet<?> self = Greenlet.currentOrNull();
    if (self != null && self.descendsIn(this)) {
      throw new IllegalStateException(self.name() + " would wait for itself: it is one of them");
    }
    long deadline = System.nanoTime() + nanos;
    waiting.incrementAndGet();
    try {
      synchronized (this) {
        for (long left = nanos; live.get() > 0; left = deadline - System.nanoTime()) {
          if (left <= 0) {
            return false;
          }
          wait(left / 1_000_000, (int) (left % 1_000_000));
        }
      }
      return true;
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Tells all to end, as {@link Greenlet#kill()} does, and does not wait. */
  public void kill() {
    Greenlets.killAll(live());
  }
}
