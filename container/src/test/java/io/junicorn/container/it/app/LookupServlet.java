package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Looks a class up by name, as the web application sees it, and tells where it came from. */
@WebServlet("/lookup")
@SuppressWarnings("serial")
public class LookupServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Class<?> found = Class.forName(request.getQueryString());
      response.getWriter().print(found.getProtectionDomain().getCodeSource().getLocation());
    } catch (ClassNotFoundException e) {
      response.getWriter().print(e);
    }
  }
}
