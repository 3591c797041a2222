package org.example.greenlets;

import io.junicorn.greenlet.Pool;
import io.junicorn.greenlet.Results;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/** Many upstream calls, a limited number of them at once. */
@WebServlet("/scrape")
public final class ScrapeServlet extends BaseServlet {
  private static final long serialVersionUID = 1L;

  private static final int MAX_URLS = 10_000;

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, BadParameterException {
    int urls = number(request, "urls", 100, 1, MAX_URLS);
    int ms = number(request, "ms", 1_000, 0, SlowServlet.MAX_MS);
    int size = number(request, "size", 50, 1, MAX_URLS);
    Upstream upstream = Upstream.of(request);
    long start = System.nanoTime();
    int failed = 0;
    try (Pool pool = new Pool(size);
        Results<Integer> pages =
            pool.imapUnordered(
                page -> upstream.call("page-" + page, ms), IntStream.range(0, urls)::iterator)) {
      while (pages.hasNext()) {
        try {
          pages.next();
        } catch (CompletionException _) {
          failed++;
        }
      }
    }
    send(
        response,
        HttpServletResponse.SC_OK,
        "application/json",
        "{\"urls\":%d,\"done\":%d,\"failed\":%d,\"totalMs\":%d}\n"
            .formatted(urls, urls - failed, failed, millisSince(start)));
  }
}
