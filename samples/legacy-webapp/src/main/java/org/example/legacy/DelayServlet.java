package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Stands in for slow work: sleeps, then answers. */
public class DelayServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  /** The longest delay in milliseconds. */
  static final int MAX_MS = 600_000;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int ms = Params.intValue(request, "ms", 1000, 0, MAX_MS);
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      sendInterrupted(response);
      return;
    }
    sendText(response, "Slept for " + ms + " ms.\n");
  }
}
