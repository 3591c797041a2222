package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Base of the servlets of this application: answers bad parameters with status 400. */
public abstract class BaseServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      super.service(request, response);
    } catch (BadParameterException e) {
      sendText(response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage() + "\n");
    }
  }

  /** Answers with a plain text. */
  protected static void sendText(HttpServletResponse response, int status, String text)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(text);
  }

  /** Answers 200 with a plain text. */
  protected static void sendText(HttpServletResponse response, String text) throws IOException {
    sendText(response, HttpServletResponse.SC_OK, text);
  }

  /** Answers 503, because this thread was told to stop in the middle of the request. */
  protected static void sendInterrupted(HttpServletResponse response) throws IOException {
    Thread.currentThread().interrupt();
    sendText(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Interrupted.\n");
  }
}
