package io.junicorn.loadtests;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service behind a handler: answers a GET after {@code ms} of its query, and does nothing else,
 * so that it is not what is measured. Usage: {@code Upstream PORT}.
 */
public final class Upstream {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nok\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final Pattern DELAY = Pattern.compile("[?&]ms=(\\d{1,6})");
  private static final int BACKLOG = 8192;

  private Upstream() {}

  /** Serves until it is ended. */
  public static void main(String[] arguments) throws IOException {
    try (ServerSocket server = new ServerSocket()) {
      server.bind(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])),
          BACKLOG);
      System.out.println("ready");
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1024);
      OutputStream out = socket.getOutputStream();
      StringBuilder header = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        header.append((char) next);
        if (next == '\n' && header.length() > 3 && header.charAt(header.length() - 3) == '\n') {
          pause(header);
          out.write(ANSWER);
          header.setLength(0);
        }
      }
    } catch (IOException | InterruptedException e) {
      // The client has gone: nobody is left to tell.
      System.err.println("upstream: " + e);
    }
  }

  private static void pause(CharSequence header) throws InterruptedException {
    Matcher delay = DELAY.matcher(header);
    if (delay.find()) {
      long millis = Long.parseLong(delay.group(1));
      if (millis > 0) {
        Thread.sleep(millis);
      }
    }
  }
}
