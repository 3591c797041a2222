package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says by itself who may frame it and what a link from it tells. */
@WebServlet("/framed")
@SuppressWarnings("serial")
public class FramedServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Content-Security-Policy", "frame-ancestors https://portal.example");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.getWriter().print("framed");
  }
}
