package io.junicorn.container.webapps;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a reloader does at this moment, for those who are refused meanwhile. Written by the thread
 * that does it, read by any.
 */
final class InProgress {
  private record Step(String what, long begun) {}

  private volatile @Nullable Step step;

  /**
   * Something begins.
   *
   * @param what such as {@code the reload of /shop}
   */
  void begin(String what) {
    step = new Step(what, System.nanoTime());
  }

  /** It has ended. */
  void end() {
    step = null;
  }

  /** One sentence; whatever was under way may have ended since. */
  String words() {
    Step now = step;
    return now == null
        ? "a reload is under way"
        : now.what
            + " is under way for "
            + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - now.begun)
            + " s";
  }
}
