package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Shows the login form and logs users in. */
public class LoginServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  /** Session attribute: the name of the user who is logged in. */
  static final String USER = "user";

  private static final int MAX_LENGTH = 100;

  private transient UserFile users;

  @Override
  public void init() throws ServletException {
    users = new UserFile(getServletContext());
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    showForm(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String user = Params.required(request, "user", MAX_LENGTH);
    String password = Params.required(request, "password", MAX_LENGTH);
    if (!users.accepts(user, password)) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      request.setAttribute("message", "Wrong user or password.");
      showForm(request, response);
      return;
    }
    HttpSession session = request.getSession();
    // A new id for a new identity: one that somebody else planted is worth nothing now.
    request.changeSessionId();
    session.removeAttribute(AccountServlet.VISITS);
    session.setAttribute(USER, user);
    response.sendRedirect(request.getContextPath() + "/account");
  }

  private static void showForm(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.getRequestDispatcher("/WEB-INF/jsp/login.jsp").forward(request, response);
  }
}
