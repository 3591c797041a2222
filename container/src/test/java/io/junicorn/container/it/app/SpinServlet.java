package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Never returns, never blocks and ignores interrupts. */
@WebServlet("/spin")
@SuppressWarnings("serial")
public class SpinServlet extends HttpServlet {
  private static volatile long turns;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    while (turns >= 0) {
      turns = (turns + 1) & Integer.MAX_VALUE;
    }
    response.getWriter().print("cannot be");
  }
}
