package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Blocks until a file is there: the test says when, and needs no permit for saying it. */
@WebServlet("/gate")
@SuppressWarnings("serial")
public class GateServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Path file = Path.of(request.getParameter("file"));
    try {
      while (!Files.exists(file)) {
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
    response.getWriter().print("through");
  }
}
