package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** The page of the user who is logged in. */
public class AccountServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  /** Session attribute: how often the page was shown. */
  static final String VISITS = "visits";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session == null || session.getAttribute(LoginServlet.USER) == null) {
      response.sendRedirect(request.getContextPath() + "/login");
      return;
    }
    AtomicInteger visits = (AtomicInteger) session.getAttribute(VISITS);
    if (visits == null) {
      visits = new AtomicInteger();
    }
    visits.incrementAndGet();
    // Set again each time, for containers that store sessions when an attribute is set.
    session.setAttribute(VISITS, visits);
    response.setHeader("Cache-Control", "no-store");
    request.getRequestDispatcher("/WEB-INF/jsp/account.jsp").forward(request, response);
  }
}
