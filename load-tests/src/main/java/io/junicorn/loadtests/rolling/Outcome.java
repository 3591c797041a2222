package io.junicorn.loadtests.rolling;

/** What became of a request. Everything but the first is a failure. */
enum Outcome {
  /** The right status and the whole, right body. */
  RIGHT,
  /** No connection to the proxy. */
  NOT_CONNECTED,
  /** The connection ended before the first byte of an answer. */
  NO_ANSWER,
  /** The connection ended within an answer. */
  TRUNCATED,
  /** Nothing came for half a minute. */
  TIMED_OUT,
  /** A status of 500 or above. */
  SERVER_ERROR,
  /** Another wrong status, or a body that is not the right one. */
  WRONG,
  /**
   * The client itself failed, by a fault of its own: nobody knows what would have been answered.
   */
  UNKNOWN
}
