package io.junicorn.hub.monitor;

/**
 * Counts carriers that are held by virtual threads which are no greenlets: those that an
 * application makes itself, or the server's machinery. Nobody has a list of them, so they are what
 * is mounted beside the greenlets, as long as no canary comes back. Of the monitor's thread.
 */
final class Strangers {
  /** For so long a queue of greenlets that compute may keep a canary waiting. */
  private static final long PATIENCE_NANOS = 100_000_000L;

  private static final int LOOKS = 3;

  private int least;
  private int looks;

  /**
   * Notes a look.
   *
   * @param hidden how many more were mounted than were seen
   * @param canaryNanos how long a canary has been out
   */
  void saw(int hidden, long canaryNanos) {
    if (canaryNanos == 0) {
      looks = 0;
      return;
    }
    least = looks == 0 ? hidden : Math.min(least, hidden);
    looks++;
  }

  /** How many carriers they hold for sure. */
  int holding(long canaryNanos) {
    return looks >= LOOKS && canaryNanos >= PATIENCE_NANOS ? Math.max(0, least) : 0;
  }
}
