package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;

/** Reads a file, and has a pool: what patching is about. */
@WebServlet({"/files/*", "/pool"})
@SuppressWarnings("serial")
public class FilesServlet extends HttpServlet {
  private static final ThreadLocal<StringBuilder> BUFFER =
      ThreadLocal.withInitial(StringBuilder::new);

  private final ExecutorService pool = Executors.newFixedThreadPool(1);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getServletPath().equals("/pool")) {
      response.getWriter().print(pooled());
      return;
    }
    try (FileInputStream in = new FileInputStream(request.getParameter("file"))) {
      String text =
          request.getParameter("one") == null
              ? new String(in.readAllBytes(), StandardCharsets.UTF_8)
              : String.valueOf((char) in.read());
      response.getWriter().print(BUFFER.get().append(in.getClass().getSimpleName()) + " " + text);
    }
  }

  private String pooled() {
    try {
      ThreadPoolExecutor real = (ThreadPoolExecutor) pool;
      return real.getMaximumPoolSize()
          + " "
          + pool.submit(() -> Thread.currentThread().isVirtual()).get()
          + " "
          + getClass().getProtectionDomain().getCodeSource().getLocation();
    } catch (Exception e) {
      return e.toString();
    }
  }

  @Override
  public void destroy() {
    pool.shutdownNow();
  }
}
