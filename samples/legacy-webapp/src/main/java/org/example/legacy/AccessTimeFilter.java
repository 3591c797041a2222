package org.example.legacy;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sets the encoding of every request and logs the slow ones. */
public class AccessTimeFilter implements Filter {

  private static final Logger LOG = Logger.getLogger(AccessTimeFilter.class.getName());

  private long slowMs;

  @Override
  public void init(FilterConfig config) throws ServletException {
    String value = config.getInitParameter("slowMs");
    try {
      slowMs = Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new ServletException("init-param slowMs is not a number: " + value, e);
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // Before anybody reads a parameter.
    if (request.getCharacterEncoding() == null) {
      request.setCharacterEncoding(StandardCharsets.UTF_8.name());
    }
    // Our texts repeat what users send; no browser may take one for a page.
    ((HttpServletResponse) response).setHeader("X-Content-Type-Options", "nosniff");
    long start = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      // Too late for a header, since the response may be committed. And of an asynchronous
      // request this is only the part that ran on this thread.
      long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      if (ms >= slowMs) {
        HttpServletRequest http = (HttpServletRequest) request;
        LOG.log(
            Level.INFO,
            "slow request {0}: {1} {2} took {3} ms",
            new Object[] {
              request.getAttribute(RequestIdFilter.REQUEST_ID),
              http.getMethod(),
              Text.oneLine(http.getRequestURI()),
              String.valueOf(ms)
            });
      }
    }
  }
}
