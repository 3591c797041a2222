package io.junicorn.hub.monitor;

/**
 * Gives the scheduler one more carrier for each that is held, and takes it back. The operating
 * system then shares the processors among them, as it does with a pool of threads.
 *
 * <p>Of the monitor's thread. Others may read how many were added.
 */
final class Rescue {
  /** So long the most carriers of that time are kept: stalls come in series. */
  private static final long KEPT_NANOS = 2_000_000_000L;

  private final Carriers carriers;
  private final int regular;
  private final int most;
  private volatile int added;

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

  /** Sees to it that as many carriers as before are free, if there may be that many. */
  void replace(int held, long now) {
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
      added = count;
      carriers.setParallelism(regular + count);
    }
  }

  /** How many carriers there are beside the regular ones. */
  int added() {
    return added;
  }

  /** Takes all back. */
  void end() {
    set(0);
  }
}
