package io.junicorn.container.launch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What signals do to a server that runs. */
final class SignalActions {
  private static final Logger LOG = LoggerFactory.getLogger(SignalActions.class);

  private SignalActions() {}

  /** TERM and INT end it, HUP reloads, TTIN and TTOU change {@code worker-connections}. */
  static void on(Junicorn junicorn) {
    Signals.on(
        "TERM",
        () -> {
          LOG.info("TERM received");
          if (!junicorn.end()) {
            junicorn.hurry();
          }
        });
    Signals.on(
        "INT",
        () -> {
          LOG.info("INT received");
          junicorn.hurry();
          junicorn.end();
        });
    Signals.on("TTIN", () -> junicorn.workerConnections().raise());
    Signals.on("TTOU", () -> junicorn.workerConnections().lower());
    Signals.on("HUP", () -> reload(junicorn));
  }

  private static void reload(Junicorn junicorn) {
    LOG.info("HUP received");
    try {
      junicorn.reloads().whenPossible();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
