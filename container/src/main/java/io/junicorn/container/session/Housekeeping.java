package io.junicorn.container.session;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.session.HouseKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends expired sessions, on a platform thread of its own: Jetty would do it on the one thread of
 * all its timers, and a listener of an application, or a database that hangs, would stop these.
 */
final class Housekeeping extends HouseKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final AtomicBoolean busy = new AtomicBoolean();

  @Override
  public void scavenge() {
    Thread.ofPlatform().daemon().name("junicorn-sessions").start(this::look);
  }

  private void look() {
    if (!busy.compareAndSet(false, true)) {
      LOG.warn("sessions: the last look for expired ones has not ended yet");
      return;
    }
    try {
      super.scavenge();
    } finally {
      busy.set(false);
    }
  }
}
