package io.junicorn.container.launch;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What signals do. Those that change a server that runs are caught from the beginning: by default
 * they would end a process that starts. TERM and INT end it then, as they should.
 *
 * <p>Each signal comes on a thread of its own.
 */
final class SignalActions {
  private static final Logger LOG = LoggerFactory.getLogger(SignalActions.class);

  private volatile @Nullable Junicorn running;

  private SignalActions() {}

  /** HUP, TTIN and TTOU do nothing yet. */
  static SignalActions whileStarting() {
    SignalActions actions = new SignalActions();
    actions.on("TTIN", junicorn -> junicorn.workerConnections().raise());
    actions.on("TTOU", junicorn -> junicorn.workerConnections().lower());
    actions.on("HUP", SignalActions::reload);
    return actions;
  }

  private void on(String signal, Consumer<Junicorn> action) {
    Signals.on(
        signal,
        () -> {
          Junicorn junicorn = running;
          if (junicorn == null) {
            LOG.info("{} received: the server does not serve yet, so nothing is done", signal);
          } else {
            action.accept(junicorn);
          }
        });
  }

  /** From now on HUP reloads, TTIN and TTOU change {@code worker-connections}, TERM and INT end. */
  void started(Junicorn junicorn) {
    running = junicorn;
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
