package io.junicorn.container.it.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Goes asynchronous and ends as {@code mode} says: {@code ms} milliseconds later, or when a {@code
 * file} is there.
 */
@WebServlet(value = "/async", asyncSupported = true)
@SuppressWarnings("serial")
public class AsyncServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      response.getWriter().print("dispatched");
      return;
    }
    String mode = request.getParameter("mode");
    AsyncContext async = request.startAsync();
    async.setTimeout(mode.endsWith("timeout") ? Long.parseLong(request.getParameter("ms")) : 0);
    switch (mode) {
      case "complete" -> later(request, () -> complete(async));
      case "dispatch" -> later(request, async::dispatch);
      case "throw" -> {
        // With nobody to tell of the error, Jetty waits for the timeout, which is none here.
        async.addListener(new SilentListener());
        throw new ServletException("thrown after startAsync");
      }
      case "throw-and-timeout" -> throw new ServletException("thrown after startAsync");
      case "timeout", "never" -> {}
      default -> throw new ServletException("no such mode: " + mode);
    }
  }

  private static void later(HttpServletRequest request, Runnable end) {
    String file = request.getParameter("file");
    long ms = file == null ? Long.parseLong(request.getParameter("ms")) : 0;
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                Thread.sleep(ms);
                while (file != null && !Files.exists(Path.of(file))) {
                  Thread.sleep(50);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              end.run();
            });
  }

  private static void complete(AsyncContext async) {
    try {
      async.getResponse().getWriter().print("completed");
      async.complete();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
