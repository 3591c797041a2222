package io.junicorn.coroutine;

import io.junicorn.greenlet.GreenletExit;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What is handed over with control: a value, which is its own message so that a switch allocates
 * nothing, or something to throw. Immutable.
 */
final class Message {
  private static final Object NOTHING = new Object();

  private record Thrown(Throwable cause) {}

  private Message() {}

  static Object value(@Nullable Object value) {
    return value == null ? NOTHING : value;
  }

  static Object thrown(Throwable cause) {
    return new Thrown(cause);
  }

  static boolean throwsSomething(Object message) {
    return message instanceof Thrown;
  }

  /** What goes on to the parent of a coroutine that did not live to take it: an exit is a value. */
  static Object toParent(Object message) {
    return message instanceof Thrown(GreenletExit exit) ? exit : message;
  }

  /** On the thread of the one who takes it. */
  static @Nullable Object open(Object message) {
    if (message instanceof Thrown(Throwable cause)) {
      throw unchecked(cause);
    }
    return NOTHING.equals(message) ? null : message;
  }

  /** Throws an error; returns the others, a checked exception wrapped. */
  static RuntimeException unchecked(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked ? unchecked : new CompletionException(cause);
  }
}
