package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells what an InheritableThreadLocal holds on a thread that {@code AsyncContext.start} made. */
@WebServlet(value = "/inherit", asyncSupported = true)
@SuppressWarnings("serial")
public class ThreadServlet extends HttpServlet {
  private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    INHERITED.set("from the request");
    var async = request.startAsync();
    async.start(
        () -> {
          try {
            response.getWriter().print("inherited=" + INHERITED.get());
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
          async.complete();
        });
  }
}
