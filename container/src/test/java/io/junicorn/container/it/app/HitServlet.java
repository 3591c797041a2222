package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests that reach it, whatever their method; {@code ?peek} only tells the count. */
@WebServlet("/hit")
@SuppressWarnings("serial")
public class HitServlet extends HttpServlet {
  private static final AtomicInteger HITS = new AtomicInteger();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean peek = "peek".equals(request.getQueryString());
    response.getWriter().print(peek ? HITS.get() : HITS.incrementAndGet());
  }
}
