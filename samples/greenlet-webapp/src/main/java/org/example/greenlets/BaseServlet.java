package org.example.greenlets;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Base of the servlets of this application: reads numbers, answers bad ones with status 400. */
abstract class BaseServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Does the work; an interrupt means that the server wants the request to end. */
  abstract void answer(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException, InterruptedException;

  @Override
  protected final void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      answer(request, response);
    } catch (BadParameterException e) {
      send(response, HttpServletResponse.SC_BAD_REQUEST, "text/plain", e.getMessage() + "\n");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      send(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "text/plain", "Interrupted.\n");
    }
  }

  static void send(HttpServletResponse response, int status, String type, String text)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(text);
  }

  /** A whole number; an empty parameter counts as absent, as forms send it. */
  static int number(HttpServletRequest request, String name, int otherwise, int min, int max)
      throws BadParameterException {
    String value = request.getParameter(name);
    if (value == null || value.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException _) {
      // As one that is out of range.
    }
    throw new BadParameterException(name, value, min, max);
  }

  static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}
