package org.example.legacy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Server-sent events, written by a blocking loop that holds its thread as long as it lasts. */
public class NotificationsServlet extends BaseServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = Logger.getLogger(NotificationsServlet.class.getName());

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    // 0 means: until the client leaves.
    int count = Params.intValue(request, "count", 0, 0, 1_000_000);
    int every = Params.intValue(request, "every", 1000, 10, 600_000);
    setHeaders(response);
    // A stream, since a PrintWriter would hide the IOException that ends the loop.
    OutputStream out = response.getOutputStream();
    int sent = 0;
    try {
      while (count == 0 || sent < count) {
        if (sent > 0) {
          Thread.sleep(every);
        }
        sent++;
        String data =
            "{\"number\":" + sent + ",\"time\":" + Text.json(Instant.now().toString()) + "}";
        String event = "id: " + sent + "\nevent: notification\ndata: " + data + "\n\n";
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.FINE, "client left after event " + sent, e);
    }
  }

  /** Only the headers: the inherited method would run the endless loop for nobody. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response) {
    setHeaders(response);
  }

  private static void setHeaders(HttpServletResponse response) {
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
  }
}
