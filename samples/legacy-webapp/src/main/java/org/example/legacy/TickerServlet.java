package org.example.legacy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An asynchronous servlet: the answer is completed later, by a timer of the application. */
public class TickerServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  private static final int TIMEOUT_GRACE_MS = 10_000;

  private transient ScheduledExecutorService timer;

  @Override
  public void init() {
    timer = Executors.newScheduledThreadPool(1);
  }

  @Override
  public void destroy() {
    timer.shutdownNow();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int ms = Params.intValue(request, "ms", 1000, 0, 60_000);
    boolean dispatch = "dispatch".equals(Params.choice(request, "mode", "complete", "dispatch"));
    AsyncContext async = request.startAsync();
    async.setTimeout((long) ms + TIMEOUT_GRACE_MS);
    Future<?> tick = timer.schedule(new TickTask(async, dispatch), ms, TimeUnit.MILLISECONDS);
    async.addListener(new CancelListener(tick));
  }
}
