package io.junicorn.hub.monitor;

/**
 * A virtual thread that does nothing but run: as long as it has not, no other that was ready after
 * it has. One is out at a time. Sent by the monitor's thread, returns on a carrier.
 */
final class Canary {
  private final Carriers carriers;
  private long sentNanos;
  private volatile boolean out;

  Canary(Carriers carriers) {
    this.carriers = carriers;
  }

  void send(long now) {
    if (!out) {
      sentNanos = now;
      out = true;
      try {
        carriers.send(() -> out = false);
      } catch (RuntimeException | Error refused) {
        // It would be out for ever, and carriers would be added for ever.
        out = false;
        throw refused;
      }
    }
  }

  /** For how long one is out; 0 when none is. */
  long nanosOut(long now) {
    return out ? now - sentNanos : 0;
  }
}
