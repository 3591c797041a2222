package io.junicorn.servlet;

import io.junicorn.admission.Admission;
import org.eclipse.jetty.server.Request;

/**
 * Looks at requests from the side: metrics, logs, diagnosis.
 *
 * <p>Called on the thread that moves the request on, maybe a selector: an implementation returns
 * within microseconds, does not block and does not throw.
 */
public interface RequestObserver {
  /** Sees nothing. */
  RequestObserver NONE = new RequestObserver() {};

  /**
   * The request holds a permit and its greenlet starts.
   *
   * @param waitedNanos how long it stood in the queue, in nanoseconds; 0 when it did not
   */
  default void admitted(Request request, long waitedNanos) {}

  /** The request was refused. */
  default void rejected(Request request, Admission.Rejected rejected) {}

  /**
   * The response is complete, or will never be.
   *
   * @param status what went out as HTTP status; 0 when nothing did
   * @param durationNanos since the first byte of the request was parsed, in nanoseconds
   */
  default void finished(Request request, int status, long durationNanos) {}
}
