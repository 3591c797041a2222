package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Computes for so many milliseconds, and never blocks. */
@WebServlet("/compute")
@SuppressWarnings("serial")
public class ComputeServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long end = System.nanoTime() + Long.parseLong(request.getParameter("ms")) * 1_000_000;
    long turns = 0;
    while (System.nanoTime() - end < 0) {
      turns++;
    }
    response.getWriter().print(turns > 0 ? "computed" : "nothing to do");
  }
}
