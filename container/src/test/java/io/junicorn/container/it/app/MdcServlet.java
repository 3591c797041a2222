package io.junicorn.container.it.app;

import io.junicorn.greenlet.Greenlets;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.slf4j.MDC;

/** Tells what a spawned greenlet finds in the logging context. */
@WebServlet("/mdc")
@SuppressWarnings("serial")
public class MdcServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    MDC.put("user", request.getParameter("user"));
    try {
      response.getWriter().print(Greenlets.spawn(() -> MDC.get("user")).get());
    } catch (ExecutionException | InterruptedException e) {
      throw new ServletException(e);
    } finally {
      MDC.clear();
    }
  }
}
