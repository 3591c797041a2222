package io.junicorn.hub;

/** Sees what waits for a thread of a pool. Called on those threads; must not block. */
@FunctionalInterface
public interface OffloadObserver {
  /** Sees nothing. */
  OffloadObserver NONE = _ -> {};

  /** A call begins, so long after it was handed over. */
  void waited(long nanos);
}
