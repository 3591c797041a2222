package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes one blocking call to the upstream and reports on it. */
public class FetchServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = Logger.getLogger(FetchServlet.class.getName());

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    int ms = Params.intValue(request, "ms", 1000, 0, DelayServlet.MAX_MS);
    UpstreamReply reply;
    try {
      reply = UpstreamClient.get(UpstreamClient.baseUrl(request), ms);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "upstream call failed", e);
      sendText(
          response,
          HttpServletResponse.SC_BAD_GATEWAY,
          "Upstream failed: " + Text.oneLine(e.toString()) + "\n");
      return;
    }
    sendText(
        response,
        reply.isFailure() ? HttpServletResponse.SC_BAD_GATEWAY : HttpServletResponse.SC_OK,
        "upstream status: "
            + reply.getStatus()
            + "\nbytes: "
            + reply.getBytes()
            + "\nelapsed ms: "
            + reply.getElapsedMs()
            + "\n");
  }
}
