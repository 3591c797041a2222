package org.example.greenlets;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Greenlets;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Five upstream calls at once. Whoever has not answered within {@code limit} is left out, and the
 * page is shown nevertheless.
 */
@WebServlet("/dashboard")
public final class DashboardServlet extends BaseServlet {
  private static final long serialVersionUID = 1L;

  private static final List<String> TITLES =
      List.of("orders", "stock", "deliveries", "support", "weather");

  private record Panel(String title, String status, long ms) {
    String json() {
      return "{\"title\":\"%s\",\"status\":\"%s\",\"ms\":%d}".formatted(title, status, ms);
    }
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, BadParameterException, InterruptedException {
    int ms = number(request, "ms", 2_000, 0, SlowServlet.MAX_MS);
    int limit = number(request, "limit", ms + 5_000, 0, 2 * SlowServlet.MAX_MS);
    Upstream upstream = Upstream.of(request);
    long start = System.nanoTime();
    List<Greenlet<Panel>> calls = new ArrayList<>();
    for (String title : TITLES) {
      calls.add(Greenlets.spawn(() -> load(upstream, title, ms)));
    }
    Greenlets.joinAll(calls, Duration.ofMillis(limit));
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      panels.add(panel(TITLES.get(i), calls.get(i), start));
    }
    // Nobody wants the others any more.
    Greenlets.killAll(calls);
    send(
        response,
        HttpServletResponse.SC_OK,
        "application/json",
        "{\"panels\":[%s],\"totalMs\":%d}\n"
            .formatted(
                panels.stream().map(Panel::json).collect(Collectors.joining(",")),
                millisSince(start)));
  }

  private static Panel load(Upstream upstream, String title, int ms) throws IOException {
    long start = System.nanoTime();
    return new Panel(title, Integer.toString(upstream.call(title, ms)), millisSince(start));
  }

  private static Panel panel(String title, Greenlet<Panel> call, long start)
      throws InterruptedException {
    if (!call.ended()) {
      return new Panel(title, "late", millisSince(start));
    }
    try {
      return call.get();
    } catch (ExecutionException _) {
      return new Panel(title, "failed", millisSince(start));
    }
  }
}
