package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells how many parameters there are; {@code ?header=N} answers with a header of that length. */
@WebServlet("/form")
@SuppressWarnings("serial")
public class FormServlet extends HttpServlet {
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String header = request.getParameter("header");
    if (header != null) {
      response.setHeader("X-Long", "a".repeat(Integer.parseInt(header)));
    }
    response.getWriter().print(request.getParameterMap().size());
  }
}
