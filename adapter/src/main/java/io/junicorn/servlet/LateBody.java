package io.junicorn.servlet;

import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request with a body: what its application does when a part of that comes late runs on a
 * greenlet of the request, one after another. Jetty would call it where the part was read, on
 * machinery that other requests meet. What says that it does not block, such as the waking of a
 * greenlet that reads, is called there all the same.
 */
final class LateBody extends Request.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(LateBody.class);

  private final Exchange exchange;
  private boolean running;

  /** What is there while another one runs, in order: one at most, unless that asks twice. */
  private final Queue<Runnable> waiting = new ArrayDeque<>(1);

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
        waiting.add(callback);
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
    try {
      handler.greenlets().spawnRoot(new AsyncTask(handler, task, exchange));
    } catch (Throwable noThread) {
      LOG.error("cannot start a greenlet for {}", task, noThread);
      synchronized (this) {
        waiting.clear();
        running = false;
      }
      exchange.answerFailure(noThread);
    }
  }

  private void goOn() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      running = next != null;
    }
    if (next != null) {
      spawn(next);
    }
  }
}
