package org.example.greenlets;

import io.junicorn.greenlet.Greenlet;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Many upstream calls, a limited number of them at once. */
@WebServlet("/scrape")
public final class ScrapeServlet extends BaseServlet {
  private static final long serialVersionUID = 1L;

  private static final int MAX_URLS = 10_000;

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, BadParameterException, InterruptedException {
    int urls = number(request, "urls", 100, 1, MAX_URLS);
    int ms = number(request, "ms", 1_000, 0, SlowServlet.MAX_MS);
    int size = number(request, "size", 50, 1, MAX_URLS);
    Upstream upstream = Upstream.of(request);
    long start = System.nanoTime();
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < urls; i++) {
      String what = "page-" + i;
      calls.add(() -> upstream.call(what, ms));
    }
    List<Greenlet<Integer>> ended = new Crowd(size).runAll(calls);
    long failed = ended.stream().filter(g -> g.failure().isPresent()).count();
    send(
        response,
        HttpServletResponse.SC_OK,
        "application/json",
        "{\"urls\":%d,\"done\":%d,\"failed\":%d,\"totalMs\":%d}\n"
            .formatted(urls, urls - failed, failed, millisSince(start)));
  }
}
