package io.junicorn.container.it.app;

import io.junicorn.greenlet.GreenletTask;
import io.junicorn.greenlet.Greenlets;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Spawns {@code count} greenlets with the words of a header, which wait until a file is there. */
@WebServlet("/crowd")
@SuppressWarnings("serial")
public class CrowdServlet extends HttpServlet {
  private record Named(String describe, CountDownLatch gate) implements GreenletTask {
    @Override
    public void run() throws Exception {
      gate.await();
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    CountDownLatch gate = new CountDownLatch(1);
    for (int i = Integer.parseInt(request.getParameter("count")); i > 0; i--) {
      Greenlets.spawn(new Named(request.getHeader("X-Words"), gate));
    }
    Path file = Path.of(request.getParameter("file"));
    try {
      while (!Files.exists(file)) {
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    } finally {
      gate.countDown();
    }
    response.getWriter().print("dispersed");
  }
}
