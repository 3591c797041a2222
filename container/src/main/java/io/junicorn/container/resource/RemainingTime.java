package io.junicorn.container.resource;

/** How long the request of the current thread may still take. */
@FunctionalInterface
public interface RemainingTime {
  /** Milliseconds, at least 0; {@link Long#MAX_VALUE} without a limit or outside of a request. */
  long millis();
}
