package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows the thread of this request and what an earlier request left behind on it. */
public class WhoamiServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String name = Thread.currentThread().getName();
    sendText(
        response,
        "thread="
            + (name.isEmpty() ? Thread.currentThread().toString() : name)
            + "\nprevious="
            + request.getAttribute(RequestIdFilter.PREVIOUS_ID)
            + "\nrequest="
            + request.getAttribute(RequestIdFilter.REQUEST_ID)
            + "\n");
  }
}
