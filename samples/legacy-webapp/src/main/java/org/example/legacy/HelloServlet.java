package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says hello. */
public class HelloServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  private static final int MAX_NAME = 100;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String name = "world";
    if (request.getParameter("name") != null) {
      name = Text.oneLine(Params.required(request, "name", MAX_NAME));
    }
    sendText(response, "Hello, " + name + "!\n");
  }
}
