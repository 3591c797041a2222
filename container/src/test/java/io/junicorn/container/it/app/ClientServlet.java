package io.junicorn.container.it.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells who asks whom, as the application sees it. */
@WebServlet("/client")
@SuppressWarnings("serial")
public class ClientServlet extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response
        .getWriter()
        .print(
            "%s secure=%s url=%s remote=%s local=%s:%d host=%s"
                .formatted(
                    request.getProtocol(),
                    request.isSecure(),
                    request.getRequestURL(),
                    request.getRemoteAddr(),
                    request.getLocalAddr(),
                    request.getLocalPort(),
                    request.getHeader("Host")));
  }
}
