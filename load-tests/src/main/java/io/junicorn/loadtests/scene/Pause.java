package io.junicorn.loadtests.scene;

import java.io.InterruptedIOException;
import java.time.Duration;

/** Waits, and ends the scene when the bench is interrupted. */
final class Pause {
  private Pause() {}

  static void of(Duration duration) throws InterruptedIOException {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException ended = new InterruptedIOException("interrupted");
      ended.initCause(e);
      throw ended;
    }
  }
}
