package io.junicorn.greenlet;

import org.jspecify.annotations.Nullable;

/** How something ended. */
sealed interface Outcome<T extends @Nullable Object> {
  /** It has a value. */
  record Value<T extends @Nullable Object>(T value) implements Outcome<T> {}

  /** It threw. */
  record Failed<T extends @Nullable Object>(Throwable cause) implements Outcome<T> {}

  /** It was told to end, and did. */
  record Killed<T extends @Nullable Object>(GreenletExit exit) implements Outcome<T> {}
}
