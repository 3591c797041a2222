package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sets thread-locals that nobody clears, and answers what it found in them. */
@WebServlet(value = "/sticky", loadOnStartup = 1)
@SuppressWarnings("serial")
public class StickyServlet extends HttpServlet {
  private static final ThreadLocal<String> OWN = new ThreadLocal<>();
  private static final InheritableThreadLocal<String> INHERITED = new InheritableThreadLocal<>();

  /** On the thread that starts the web application. */
  @Override
  public void init() {
    INHERITED.set("from init");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response
        .getWriter()
        .print("own=" + OWN.get() + " inherited=" + INHERITED.get() + " " + Thread.currentThread());
    OWN.set(request.getQueryString());
    INHERITED.set(request.getQueryString());
  }
}
