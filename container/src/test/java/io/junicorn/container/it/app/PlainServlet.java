package io.junicorn.container.it.app;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Has no annotation: a web.xml maps it. */
@SuppressWarnings("serial")
public class PlainServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print("plain at " + request.getContextPath() + request.getServletPath());
  }
}
