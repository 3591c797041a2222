package io.junicorn.loadtests.server;

import io.junicorn.loadtests.drive.Expected;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One request on a connection of its own, answered and checked. */
public final class Probe {
  private Probe() {}

  /**
   * Asks once.
   *
   * @param timeoutMillis for connecting and for each read
   * @return empty when the answer is right, else what came instead
   */
  public static String ask(int port, String path, Expected expected, int timeoutMillis)
      throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      String request = "GET " + path + " HTTP/1.0\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      int end = answer.indexOf("\r\n\r\n");
      boolean correct =
          end > 0
              && answer.matches("(?s)HTTP/1\\.[01] 200\\b.*")
              && expected.accepts(200, answer.substring(end + 4));
      return correct ? "" : answer.isEmpty() ? "nothing" : answer;
    }
  }
}
