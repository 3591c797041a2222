package io.junicorn.greenlet;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The live greenlets below one root: those that it spawned, those that they spawned, and so on.
 *
 * <p>Counted, not listed, so that a spawn pays for one atomic increment; they are looked up in the
 * registry when somebody wants them. Safe for use by any thread.
 */
public final class Descendants {
  /** One that has ended and whose links are being told: they may spawn. The lower half lives. */
  private static final long ENDING = 1L << 32;

  private static final long FIRST_LOOK_NANOS = 1_000_000;
  private static final long LONGEST_LOOK_NANOS = 100_000_000;

  private final GreenletTree tree;
  private final AtomicLong members = new AtomicLong();
  private final AtomicInteger waiting = new AtomicInteger();

  /** How many of them wait for their root to end, without a limit. */
  private final AtomicInteger awaitingRoot = new AtomicInteger();

  /** Whether the root waits for them, without a limit. */
  private volatile boolean rootWaits;

  Descendants(GreenletTree tree) {
    this.tree = tree;
  }

  void born() {
    members.incrementAndGet();
  }

  /** Off the registry; {@link #settled} follows. */
  void died() {
    members.addAndGet(ENDING - 1);
  }

  /** One that died has told its links. */
  void settled() {
    if (members.addAndGet(-ENDING) == 0 && waiting.get() > 0) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /**
   * Whether a root has descendants that live, or that have ended and whose callbacks still run.
   * False also when it is no root.
   */
  public static boolean anyBelow(Greenlet<?> root) {
    Descendants below = root.below();
    return below != null && below.any();
  }

  private boolean any() {
    return members.get() != 0;
  }

  /** How many live at this moment. */
  public int count() {
    return (int) members.get();
  }

  /** Those that live at this moment, oldest first. */
  public List<Greenlet<?>> live() {
    return count() == 0 ? List.of() : tree.live().stream().filter(g -> g.descendsIn(this)).toList();
  }

  /**
   * Waits until none is left and all that is linked to them has run.
   *
   * @throws IllegalStateException when the caller is one of them, or is their root and one of them
   *     waits for it
   */
  public void join() throws InterruptedException {
    Greenlet<?> self = Greenlet.currentOrNull();
    if (self == null || self.below() != this) {
      join(Duration.ofSeconds(Long.MAX_VALUE));
      return;
    }
    rootWaits = true;
    try {
      if (awaitingRoot.get() > 0) {
        throw new IllegalStateException(
            self.name() + " would wait for ever: one of its descendants waits for it to end");
      }
      join(Duration.ofSeconds(Long.MAX_VALUE));
    } finally {
      rootWaits = false;
    }
  }

  /** One of them is about to wait for the root. Each side says so before it looks at the other. */
  void awaitsRoot(Greenlet<?> one, Greenlet<?> root) {
    awaitingRoot.incrementAndGet();
    if (rootWaits) {
      throw new IllegalStateException(
          one.name() + " would wait for ever: " + root.name() + " waits for it to end");
    }
  }

  void leftRoot() {
    awaitingRoot.decrementAndGet();
  }

  /**
   * As {@link #join()}, for a limited time.
   *
   * @return whether none is left
   * @throws IllegalStateException when the caller is one of them
   */
  public boolean join(Duration limit) throws InterruptedException {
    long nanos = Nanos.of(limit, "the limit of join");
    @Nullable Greenlet<?> self = Greenlet.currentOrNull();
    if (self != null && self.descendsIn(this)) {
      throw new IllegalStateException(self.name() + " would wait for itself: it is one of them");
    }
    long deadline = System.nanoTime() + nanos;
    waiting.incrementAndGet();
    try {
      synchronized (this) {
        for (long left = nanos; any(); left = deadline - System.nanoTime()) {
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

  /**
   * Tells all to end, those too that are spawned meanwhile, and waits for it. Each is told once.
   *
   * @return whether none is left within the limit; the others have ignored it
   */
  public boolean kill(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + Nanos.of(limit, "the limit of kill");
    long look = FIRST_LOOK_NANOS;
    while (true) {
      live().stream().filter(g -> !g.killPending()).forEach(Greenlet::kill);
      long left = deadline - System.nanoTime();
      if (join(Duration.ofNanos(Math.clamp(left, 0, look)))) {
        return true;
      }
      if (left <= 0) {
        return false;
      }
      look = Math.min(2 * look, LONGEST_LOOK_NANOS);
    }
  }
}
