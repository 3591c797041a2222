package io.junicorn.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.server.ServerConnector;

/** One connection, spoken by hand: HTTP/1.1 as bytes, so that a test decides what goes when. */
public final class Wire implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private boolean withinBody;

  private Wire(int port) {
    try {
      socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
      socket.setSoTimeout(15_000);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new connection to a connector. */
  public static Wire to(ServerConnector connector) {
    return new Wire(connector.getLocalPort());
  }

  /** Sends bytes as they are. */
  public Wire send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** Sends a request without a body. */
  public Wire get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: test\r\n\r\n");
  }

  /** Sends the head of a request whose body is to follow. */
  public Wire post(String path, int contentLength) throws IOException {
    return send(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: test\r\nContent-Length: "
            + contentLength
            + "\r\n\r\n");
  }

  /** Reads a whole response. */
  public Reply read() throws IOException {
    return read(true);
  }

  /** Reads the head of a response. */
  public Reply readHead() throws IOException {
    return read(false);
  }

  private Reply read(boolean withBody) throws IOException {
    String statusLine = line();
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip(),
          (before, next) -> before + ", " + next);
    }
    int status = Integer.parseInt(statusLine.substring(9, 12));
    return new Reply(status, headers, withBody ? body(headers) : "");
  }

  private String body(Map<String, String> headers) throws IOException {
    String length = headers.get("content-length");
    if (length != null) {
      return new String(exactly(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }
    if (!"chunked".equals(headers.get("transfer-encoding"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
      body.writeBytes(chunk);
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  /**
   * Reads one chunk of a body; an empty one is the last. Jetty sends the line end of a chunk with
   * the next one, so it is read with the next one.
   */
  public byte[] chunk() throws IOException {
    if (withinBody) {
      line();
    }
    byte[] chunk = exactly(Integer.parseInt(line(), 16));
    withinBody = chunk.length > 0;
    if (!withinBody) {
      line();
    }
    return chunk;
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("closed after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("closed after \"" + line + "\"");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /** Waits for the server to close the connection; false if bytes come instead. */
  public boolean closedByServer() throws IOException {
    return in.read() < 0;
  }

  /** Goes away without a farewell: the server sees a reset. */
  public void abort() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
