package io.junicorn.container.session;

/**
 * Stores a session also when somebody has interrupted the request: Jetty's stores wait for a lock
 * or a result then, which would throw, and the session would be lost. Called on the threads of
 * requests.
 */
final class Uninterrupted {
  private Uninterrupted() {}

  /** What is done meanwhile. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  /** Does it without the flag, and sets that again. */
  static void run(Step step) throws Exception {
    boolean interrupted = Thread.interrupted();
    try {
      step.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
