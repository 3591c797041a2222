package io.junicorn.greenlet;

import org.jspecify.annotations.Nullable;

/** How something ended. */
sealed interface Outcome<T extends @Nullable Object> {
  /**
   * The end of a task that threw. One that was told to end is killed if the interrupt may have
   * caused what it threw; else it has failed beside that.
   */
  static <T extends @Nullable Object> Outcome<T> of(Throwable thrown, @Nullable GreenletExit told) {
    if (thrown instanceof GreenletExit exit) {
      return new Killed<>(told == null ? exit : told);
    }
    return told != null && Interruption.caused(thrown) ? new Killed<>(told) : new Failed<>(thrown);
  }

  /** It has a value. */
  record Value<T extends @Nullable Object>(T value) implements Outcome<T> {}

  /** It threw. */
  record Failed<T extends @Nullable Object>(Throwable cause) implements Outcome<T> {}

  /** It was told to end, and did. */
  record Killed<T extends @Nullable Object>(GreenletExit exit) implements Outcome<T> {}
}
