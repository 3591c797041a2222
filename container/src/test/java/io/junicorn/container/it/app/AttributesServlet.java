package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Removes what the server has put among the attributes of the request, and names it. */
@WebServlet("/attributes")
@SuppressWarnings("serial")
public class AttributesServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<String> found =
        Collections.list(request.getAttributeNames()).stream()
            .filter(name -> name.startsWith("io.junicorn."))
            .toList();
    found.forEach(request::removeAttribute);
    response.getWriter().print(found);
  }
}
