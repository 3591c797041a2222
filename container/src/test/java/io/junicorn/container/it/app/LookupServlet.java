package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** Looks a class or a resource up by name, as the web application sees it. */
@WebServlet("/lookup")
@SuppressWarnings("serial")
public class LookupServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String resource = request.getParameter("resource");
    if (resource != null) {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      response.getWriter().print(Collections.list(loader.getResources(resource)));
      return;
    }
    try {
      Class<?> found = Class.forName(request.getParameter("class"));
      response.getWriter().print(found.getProtectionDomain().getCodeSource().getLocation());
    } catch (ClassNotFoundException e) {
      response.getWriter().print(e);
    }
  }
}
