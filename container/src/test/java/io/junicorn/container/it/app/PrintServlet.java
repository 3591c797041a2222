package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Prints as many lines of 1,000 characters as asked for to standard output, as old WARs do. */
@WebServlet("/print")
@SuppressWarnings("serial")
public class PrintServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int lines = Integer.parseInt(request.getParameter("lines"));
    for (int i = 0; i < lines; i++) {
      System.out.println("printed " + "p".repeat(992));
    }
    response.getWriter().print(lines);
  }
}
