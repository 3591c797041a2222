package io.junicorn.container.launch;

import io.junicorn.admission.Limiter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The knob of {@code worker-connections} while the server runs: a tenth of what it started with,
 * one at least, up or down. Safe for use by any thread.
 */
final class WorkerConnections {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerConnections.class);
  private static final int PARTS = 10;

  private final Limiter limiter;
  private final int step;

  WorkerConnections(Limiter limiter) {
    this.limiter = limiter;
    this.step = Math.max(1, limiter.settings().workerConnections() / PARTS);
  }

  synchronized void raise() {
    int now = limiter.settings().workerConnections();
    set("TTIN", now, (int) Math.min(Integer.MAX_VALUE, (long) now + step));
  }

  synchronized void lower() {
    int now = limiter.settings().workerConnections();
    set("TTOU", now, Math.max(1, now - step));
  }

  private void set(String signal, int before, int after) {
    limiter.setWorkerConnections(after);
    LOG.info("{} received: worker-connections {}, was {}", signal, after, before);
  }
}
