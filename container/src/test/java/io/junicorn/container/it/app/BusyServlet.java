package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Computes until a file is there, and ignores interrupts. */
@WebServlet("/busy/*")
@SuppressWarnings("serial")
public class BusyServlet extends HttpServlet {
  private static final int TURNS = 20_000_000;

  private static volatile long turns;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Path file = Path.of(request.getParameter("file"));
    while (!Files.exists(file)) {
      compute();
    }
    response.getWriter().print("computed");
  }

  private static void compute() {
    long turn = turns;
    for (int i = 0; i < TURNS; i++) {
      turn = turn * 31 + i;
    }
    turns = turn;
  }
}
