package io.junicorn.container.resource;

/** Sees who waits for connections. Called on the threads that ask for one; must not block. */
interface PoolObserver {
  /** Sees nothing. */
  PoolObserver NONE = _ -> {};

  /** Somebody has waited, and got a connection or an exception. */
  void waited(long nanos);
}
