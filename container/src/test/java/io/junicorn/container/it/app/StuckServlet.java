package io.junicorn.container.it.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Waits {@code on} a socket or a monitor until {@code /stuck?on=release}. */
@WebServlet("/stuck")
@SuppressWarnings("serial")
public class StuckServlet extends HttpServlet {
  private static final Object MONITOR = new Object();
  private static volatile CountDownLatch release = new CountDownLatch(1);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    try {
      switch (request.getParameter("on")) {
        case "socket" -> socket();
        case "monitor" -> monitor();
        case "release" -> {
          release.countDown();
          release = new CountDownLatch(1);
        }
        default -> throw new ServletException("on what?");
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
    response.getWriter().print("free");
  }

  private static void socket() throws IOException, InterruptedException {
    CountDownLatch latch = release;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                try {
                  latch.await();
                  accepted.shutdownOutput();
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      int _ = client.getInputStream().read();
    }
  }

  private static void monitor() throws InterruptedException {
    CountDownLatch latch = release;
    CountDownLatch held = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              synchronized (MONITOR) {
                held.countDown();
                try {
                  latch.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              }
            });
    held.await();
    synchronized (MONITOR) {
      held.countDown();
    }
  }
}
