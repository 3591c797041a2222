package io.junicorn.container.proxy;

import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says why connections are refused, once in ten seconds. Safe for use by any thread. */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private boolean told;
  private long toldAt;
  private long untold;

  synchronized void refused(SocketAddress peer, String reason) {
    long now = System.nanoTime();
    untold++;
    if (told && now - toldAt < PAUSE_NANOS) {
      return;
    }
    LOG.warn(
        "connection of {} is closed, its PROXY header is refused: {} ({} since the last line)",
        peer,
        reason,
        untold);
    told = true;
    toldAt = now;
    untold = 0;
  }
}
