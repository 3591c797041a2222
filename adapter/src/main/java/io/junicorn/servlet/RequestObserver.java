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
   * The response is complete, or will never be. Told once for each request, those refused and those
   * whose client went away included.
   */
  default void finished(Request request, Ending ending) {}
}
