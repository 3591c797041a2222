package io.junicorn.hub.monitor;

/**
 * Gives the scheduler one more carrier for each that is held, and takes it back. The operating
 * system then shares the processors among them, as it does with a pool of threads.
 *
 * <p>Of the monitor's thread, but for its end, which may come while a round is under way. Others
 * may read how many were added.
 */
final class Rescue {
  /** So long the most carriers of that time are kept: stalls come in series. */
  private static final long KEPT_NANOS = 2_000_000_000L;

  private final Carriers carriers;
  private final int regular;
  private final int most;
  private volatile int added;

  /** Nothing is added any more. */
  private boolean over;

  /** The most that were needed since {@link #sinceNanos}. */
  private int needed;

  private long sinceNanos;

  /**
   * Nothing is added yet.
   *
   * @param most how many carriers there may be at all
   */
  Rescue(Carriers carriers, int most) {
    this.carriers = carriers;
    this.regular = carriers.parallelism();
    this.most = most;
  }

  /** After an end, too. */
  synchronized void begin() {
    over = false;
  }

  /** Sees to it that as many carriers as before are free, if there may be that many. */
  synchronized void replace(int held, long now) {
    if (over) {
      return;
    }
    int wanted = Math.clamp(held, 0, Math.max(0, most - regular));
    if (wanted > added) {
      set(wanted);
    }
    needed = Math.max(needed, wanted);
    if (wanted >= added) {
      sinceNanos = now;
      needed = wanted;
    } else if (now - sinceNanos >= KEPT_NANOS) {
      set(needed);
      sinceNanos = now;
      needed = wanted;
    }
  }

  private void set(int count) {
    if (count != added) {
      // It may throw: then nothing is said to be added, and the next round tries again.
      carriers.setParallelism(regular + count);
      added = count;
    }
  }

  /** How many carriers there are beside the regular ones. */
  int added() {
    return added;
  }

  /** Takes all back. A round that is under way adds none after it. */
  synchronized void end() {
    over = true;
    if (carriers.parallelism() != regular) {
      carriers.setParallelism(regular);
    }
    added = 0;
  }
}
