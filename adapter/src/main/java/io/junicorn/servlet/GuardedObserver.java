package io.junicorn.servlet;

import io.junicorn.admission.Admission;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what an observer throws off the request's path: it is logged, and the request goes on. */
record GuardedObserver(RequestObserver observer) implements RequestObserver {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedObserver.class);

  @Override
  public void admitted(Request request, long waitedNanos) {
    try {
      observer.admitted(request, waitedNanos);
    } catch (RuntimeException | Error thrown) {
      report(thrown);
    }
  }

  @Override
  public void rejected(Request request, Admission.Rejected rejected) {
    try {
      observer.rejected(request, rejected);
    } catch (RuntimeException | Error thrown) {
      report(thrown);
    }
  }

  @Override
  public void finished(Request request, Ending ending) {
    try {
      observer.finished(request, ending);
    } catch (RuntimeException | Error thrown) {
      report(thrown);
    }
  }

  private void report(Throwable thrown) {
    LOG.error("the observer {} failed", observer.getClass().getName(), thrown);
  }
}
