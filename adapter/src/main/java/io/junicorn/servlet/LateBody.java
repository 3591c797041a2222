package io.junicorn.servlet;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * A request with a body: what its application does when a part of that comes late runs on a
 * greenlet of the request, one after another. Jetty would call it where the part was read, on
 * machinery that other requests meet. What says that it does not block, such as the waking of a
 * greenlet that reads, is called there all the same.
 */
final class LateBody extends Request.Wrapper {
  private final Exchange exchange;
  private boolean running;

  /** The next one while one runs: it has asked for it, so there are no more. */
  private @Nullable Runnable next;

  private LateBody(Exchange exchange) {
    super(exchange.request());
    this.exchange = exchange;
  }

  /** The request as its application should see it. */
  static Request of(Exchange exchange) {
    Request request = exchange.request();
    // A request of HTTP/2 may have a body that its head does not announce.
    return ConnectionClose.isKnownTo(request) && Cutting.isWithoutBody(request)
        ? request
        : new LateBody(exchange);
  }

  @Override
  public void demand(Runnable callback) {
    if (Invocable.getInvocationType(callback) == Invocable.InvocationType.BLOCKING) {
      super.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, () -> offer(callback)));
    } else {
      super.demand(callback);
    }
  }

  private void offer(Runnable callback) {
    synchronized (this) {
      if (running) {
        next = callback;
        return;
      }
      running = true;
    }
    spawn(callback);
  }

  private void spawn(Runnable callback) {
    Runnable task =
        new Runnable() {
          @Override
          public void run() {
            try {
              callback.run();
            } finally {
              goOn();
            }
          }

          @Override
          public String toString() {
            return "body of " + exchange.describe();
          }
        };
    GreenletHandler handler = exchange.handler();
    handler.greenlets().spawnRoot(new AsyncTask(handler, task, exchange));
  }

  private void goOn() {
    Runnable waiting;
    synchronized (this) {
      waiting = next;
      next = null;
      running = waiting != null;
    }
    if (waiting != null) {
      spawn(waiting);
    }
  }
}
