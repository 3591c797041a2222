package io.junicorn.requests;

import org.jspecify.annotations.Nullable;

/** How a request ended. */
sealed interface Reply<R extends @Nullable Object> {
  /** The position of the request. */
  int index();

  /** With a response. */
  record Value<R extends @Nullable Object>(int index, R value) implements Reply<R> {}

  /** With a failure. */
  record Failed<R extends @Nullable Object>(int index, Request<R> request, Throwable failure)
      implements Reply<R> {}
}
