package org.example.legacy;

import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Finishes one asynchronous request, on a thread of the application. */
final class TickTask implements Runnable {

  private static final Logger LOG = Logger.getLogger(TickTask.class.getName());

  private final AsyncContext async;
  private final boolean dispatch;

  TickTask(AsyncContext async, boolean dispatch) {
    this.async = async;
    this.dispatch = dispatch;
  }

  @Override
  public void run() {
    try {
      String time = Instant.now().toString();
      if (dispatch) {
        async.getRequest().setAttribute("time", time);
        async.dispatch("/WEB-INF/jsp/ticker.jsp");
        return;
      }
      async.getResponse().setContentType("application/json;charset=UTF-8");
      async.getResponse().getWriter().write("{\"tick\":" + Text.json(time) + "}\n");
      async.complete();
    } catch (IOException | IllegalStateException e) {
      // The client left or the container timed the request out; it completes the request then.
      LOG.log(Level.FINE, "tick not delivered", e);
    }
  }
}
