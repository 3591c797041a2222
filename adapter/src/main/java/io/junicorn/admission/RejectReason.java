package io.junicorn.admission;

/** Why a request was refused. */
public enum RejectReason {
  /** As many requests run and wait as may. */
  QUEUE_FULL,
  /** The request waited {@code queue-timeout} and no permit came free. */
  QUEUE_TIMEOUT,
  /** The response became a stream, and as many streams are open as may. */
  STREAMS_FULL,
  /** The server stops; what still waits would not be finished. */
  SHUTTING_DOWN
}
