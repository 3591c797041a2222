package org.example.greenlets;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The upstream of this application, for want of another one: sleeps, then answers. */
@WebServlet("/slow")
public final class SlowServlet extends BaseServlet {
  private static final long serialVersionUID = 1L;

  /** The longest sleep in milliseconds. */
  static final int MAX_MS = 60_000;

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, BadParameterException, InterruptedException {
    int ms = number(request, "ms", 1_000, 0, MAX_MS);
    Thread.sleep(ms);
    send(response, HttpServletResponse.SC_OK, "text/plain", "Slept for " + ms + " ms.\n");
  }
}
