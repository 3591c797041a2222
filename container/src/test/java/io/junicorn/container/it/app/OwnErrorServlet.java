package io.junicorn.container.it.app;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An application's own error page, and what leads there. */
@WebServlet({"/own-error", "/unsupported"})
@SuppressWarnings("serial")
public class OwnErrorServlet extends HttpServlet {
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (status == null) {
      throw new UnsupportedOperationException("told to the own page");
    }
    Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    response.getWriter().print("own page for " + status + " " + thrown);
  }
}
