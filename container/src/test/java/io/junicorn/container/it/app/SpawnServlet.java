package io.junicorn.container.it.app;

import io.junicorn.greenlet.Greenlets;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Answers at once, and leaves a greenlet behind that blocks until a file is there. */
@WebServlet("/spawn")
@SuppressWarnings("serial")
public class SpawnServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Path file = Path.of(request.getParameter("file"));
    Greenlets.spawn(() -> awaitFile(file));
    response.getWriter().print("spawned");
  }

  private static void awaitFile(Path file) throws InterruptedException {
    while (!Files.exists(file)) {
      Thread.sleep(50);
    }
  }
}
