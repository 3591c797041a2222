package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Server-sent events, or parts of another {@code type}, until the client leaves. */
@WebServlet("/events")
@SuppressWarnings("serial")
public class EventsServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String type = request.getParameter("type");
    response.setContentType(type == null ? "text/event-stream" : type);
    try {
      while (true) {
        response.getOutputStream().print("data: tick\n\n");
        response.flushBuffer();
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }
}
