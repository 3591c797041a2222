package io.junicorn.loadtests.simulation;

/** How a request can end. */
public enum Ending {
  /** By its answer. */
  ANSWERED,
  /** 503 at once: as many wait as may. */
  QUEUE_FULL,
  /** 503 after {@code queue-timeout}. */
  QUEUE_TIMEOUT,
  /** By the application, which got no connection in time. */
  NO_CONNECTION
}
