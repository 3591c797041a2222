package org.example.legacy;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gives each request a short id: the reference that the error page shows and the log repeats.
 *
 * <p>The id is also kept in a {@link ThreadLocal} that nobody ever removes. That is a mistake, a
 * classic one: on a pooled thread the next request finds the id of an earlier one. {@link
 * WhoamiServlet} makes it visible.
 */
public class RequestIdFilter implements Filter {

  /** Request attribute: the id of this request. */
  static final String REQUEST_ID = "requestId";

  /** Request attribute: the id that this thread still held when the request came, or null. */
  static final String PREVIOUS_ID = "previousRequestId";

  private static final Logger LOG = Logger.getLogger(RequestIdFilter.class.getName());

  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = UUID.randomUUID().toString().substring(0, 8);
    request.setAttribute(PREVIOUS_ID, CURRENT.get());
    request.setAttribute(REQUEST_ID, id);
    CURRENT.set(id);
    try {
      chain.doFilter(request, response);
    } catch (IOException e) {
      // Mostly a client that has gone: not worth a stack trace in the log.
      LOG.log(Level.INFO, "request {0} ended early: {1}", new Object[] {id, e.toString()});
      throw e;
    } catch (ServletException | RuntimeException | Error e) {
      LOG.log(Level.WARNING, "request " + id + " failed", e);
      throw e;
    }
    int status = ((HttpServletResponse) response).getStatus();
    if (status >= 500) {
      LOG.log(Level.WARNING, "request {0} answered {1}", new Object[] {id, status});
    }
  }
}
