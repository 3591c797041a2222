package io.junicorn.loadtests.rolling;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Answers each request by what a function makes of its first line, word for word; nothing means
 * that the connection is closed instead. A virtual thread for each connection.
 */
final class StubServer implements AutoCloseable {
  private final ServerSocket socket;
  private final UnaryOperator<String> answers;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private StubServer(ServerSocket socket, UnaryOperator<String> answers) {
    this.socket = socket;
    this.answers = answers;
  }

  static StubServer start(UnaryOperator<String> answers) throws IOException {
    StubServer server =
        new StubServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answers);
    Thread.ofVirtual().start(server::accept);
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The first lines of all requests. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (SocketException _) {
      // Closed.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      for (String first = line(in); !first.isEmpty(); first = line(in)) {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
          if (header.startsWith("Content-Length: ")) {
            length = Integer.parseInt(header.substring("Content-Length: ".length()));
          }
        }
        in.readNBytes(length);
        requests.add(first);
        String answer = answers.apply(first);
        if (answer.isEmpty()) {
          return;
        }
        connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (SocketException _) {
      // The client has closed it.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without its end; empty at the end of the stream. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
