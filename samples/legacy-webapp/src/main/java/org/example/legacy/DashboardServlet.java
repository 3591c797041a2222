package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A page put together from five upstream calls, made one after another. */
public class DashboardServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = Logger.getLogger(DashboardServlet.class.getName());

  private static final List<String> TITLES =
      Collections.unmodifiableList(
          Arrays.asList("Orders", "Stock", "Deliveries", "Support", "Weather"));

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int ms = Params.intValue(request, "ms", 200, 0, DelayServlet.MAX_MS);
    String upstream = UpstreamClient.baseUrl(request);
    long start = System.nanoTime();
    List<Panel> panels = new ArrayList<>();
    boolean failed = false;
    for (String title : TITLES) {
      Panel panel = load(title, upstream, ms);
      failed |= panel.isFailed();
      panels.add(panel);
    }
    request.setAttribute("panels", panels);
    request.setAttribute("totalMs", elapsedMs(start));
    if (failed) {
      // The page is shown nevertheless; the status tells monitors that it is not complete.
      response.setStatus(HttpServletResponse.SC_BAD_GATEWAY);
    }
    request.getRequestDispatcher("/WEB-INF/jsp/dashboard.jsp").forward(request, response);
  }

  private static Panel load(String title, String upstream, int ms) {
    long start = System.nanoTime();
    try {
      UpstreamReply reply = UpstreamClient.get(upstream, ms);
      String result = "status " + reply.getStatus() + ", " + reply.getBytes() + " bytes";
      return new Panel(title, result, reply.getElapsedMs(), reply.isFailure());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "panel " + title + " failed", e);
      return new Panel(title, "not available", elapsedMs(start), true);
    }
  }

  private static long elapsedMs(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }
}
