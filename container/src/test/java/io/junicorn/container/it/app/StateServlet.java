package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Does to a session what its parameters say, and answers with what is in it. */
@WebServlet("/state")
@SuppressWarnings({"serial", "unchecked"})
public class StateServlet extends HttpServlet {
  /** Cannot be serialized. */
  public static final class Handle {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpSession session = request.getSession(request.getParameter("create") != null);
    if (session == null) {
      response.getWriter().print("none");
      return;
    }
    switch (String.valueOf(request.getParameter("do"))) {
      case "set" ->
          session.setAttribute(request.getParameter("name"), request.getParameter("value"));
      case "handle" -> session.setAttribute("handle", new Handle());
      case "list" -> session.setAttribute("list", new ArrayList<String>());
      case "mutate" -> ((List<String>) session.getAttribute("list")).add("mutated");
      case "renew" -> request.changeSessionId();
      case "end" -> session.invalidate();
      case "wait" -> await(Path.of(request.getParameter("file")));
      default -> {}
    }
    String name = request.getParameter("get");
    response
        .getWriter()
        .print(name == null ? session.getMaxInactiveInterval() : session.getAttribute(name));
  }

  private static void await(Path file) throws IOException {
    try {
      while (!Files.exists(file)) {
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }
}
