package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the version of its WAR, and how many hits this copy had; {@code /check} fails for "bad".
 */
@WebServlet({"/version", "/check"})
@SuppressWarnings("serial")
public class VersionServlet extends HttpServlet {
  private static final AtomicInteger HITS = new AtomicInteger();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String version = version();
    if (request.getServletPath().equals("/check")) {
      response.setStatus(version.equals("bad") ? 500 : 204);
      return;
    }
    response.getWriter().print(version + " " + HITS.incrementAndGet());
  }

  private String version() throws IOException {
    try (InputStream in = getServletContext().getResourceAsStream("/WEB-INF/version")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
