package io.junicorn.servlet;

import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/**
 * Since when a send of one HTTP/2 stream is under way: its connection may be busy with others. Told
 * by whoever sends, asked by the deadline's thread.
 */
final class WriteClock {
  private volatile boolean sending;
  private volatile long sinceNanos;

  /** A send begins; it ends with the callback. */
  Callback timing(Callback sent) {
    sinceNanos = NanoTime.now();
    sending = true;
    return new Callback.Nested(sent) {
      @Override
      public void completed() {
        sending = false;
      }
    };
  }

  boolean isStuck(long now, long limitNanos) {
    return sending && now - sinceNanos > limitNanos;
  }
}
