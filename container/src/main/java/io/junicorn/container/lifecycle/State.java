package io.junicorn.container.lifecycle;

/** Where the process stands; it only moves forward. */
public enum State {
  /** Web applications are being deployed. */
  STARTING,
  /** Serving. */
  READY,
  /** Not ready any more; what is in flight is finished. */
  DRAINING,
  /** Nothing is served. */
  STOPPED,
  /** It could not start, and says why. */
  FAILED
}
