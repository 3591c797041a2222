package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Objects;

/** Answers as many bytes as it is asked for, of a type and with an encoding, after some work. */
@WebServlet("/big")
@SuppressWarnings("serial")
public class BigServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int bytes = Integer.parseInt(request.getParameter("bytes"));
    response.setContentType(Objects.requireNonNullElse(request.getParameter("type"), "text/plain"));
    if (request.getParameter("encoding") != null) {
      response.setHeader("Content-Encoding", request.getParameter("encoding"));
    }
    if (request.getParameter("after") != null) {
      work(Long.parseLong(request.getParameter("after")));
    }
    response.setContentLength(bytes);
    response.getOutputStream().print("x".repeat(bytes));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doGet(request, response);
  }

  private static void work(long millis) throws InterruptedIOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
