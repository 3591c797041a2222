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
      throw interrupted(e);
    }
  }

  /** What a wait that was interrupted throws; the flag is set again. */
  static InterruptedIOException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    InterruptedIOException ended = new InterruptedIOException("interrupted");
    ended.initCause(cause);
    return ended;
  }
}
