package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Keeps so many megabytes more for ever; with none, gives all back. */
@WebServlet("/keep")
@SuppressWarnings("serial")
public class KeepServlet extends HttpServlet {
  private static final Queue<byte[]> KEPT = new ConcurrentLinkedQueue<>();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int mega = Integer.parseInt(request.getParameter("mb"));
    for (int i = 0; i < mega * 4; i++) {
      KEPT.add(new byte[1 << 18]);
    }
    if (mega == 0) {
      KEPT.clear();
      System.gc();
    }
    response.getWriter().print(KEPT.size() / 4);
  }
}
