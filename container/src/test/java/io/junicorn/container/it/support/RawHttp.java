package io.junicorn.container.it.support;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A socket that speaks HTTP by the byte. Reading gives up after a while, by an exception. */
public final class RawHttp implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Socket socket;
  private final InputStream in;

  private RawHttp(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  /** Connects to a loopback port. */
  public static RawHttp connect(int port) {
    try {
      Socket socket = new Socket();
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
      return new RawHttp(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Speaks over a socket that is connected. */
  public static RawHttp over(Socket socket) throws IOException {
    return new RawHttp(socket);
  }

  /** Sets how long a read waits before it gives up. */
  public RawHttp patience(Duration duration) {
    try {
      socket.setSoTimeout((int) duration.toMillis());
      return this;
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes text, one byte for each character. */
  public RawHttp send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Writes bytes at once. */
  public RawHttp send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes bytes for as long as the server takes them, as a client does that reads later. */
  public RawHttp sendWhatIsTaken(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException refused) {
      // The server has closed its side; what it said before is to be read now.
      return this;
    }
    return this;
  }

  /** Sends a GET of HTTP/1.1 that keeps the connection. */
  public RawHttp sendGet(String path) {
    return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  /** Sends a GET and reads its answer. */
  public RawResponse get(String path) {
    return sendGet(path).read();
  }

  /** Reads one response to its end. */
  public RawResponse read() {
    try {
      return RawResponse.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the head of a response, up to its empty line. */
  public RawResponse readHead() {
    try {
      return RawResponse.readHead(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything up to the end of the connection, as text; a reset counts as the end. */
  public String readToEnd() {
    StringBuilder text = new StringBuilder();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        text.append((char) next);
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("still open, after reading: " + text, e);
    } catch (SocketException reset) {
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Waits for the end of the connection; false if it is a reset, or if bytes come instead. */
  public boolean endsInOrder() {
    try {
      return in.read() < 0;
    } catch (SocketException reset) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether something came within a time: a byte, or the end of the connection. */
  public boolean hearsWithin(Duration duration) {
    try {
      socket.setSoTimeout((int) duration.toMillis());
      in.mark(1);
      int _ = in.read();
      in.reset();
      return true;
    } catch (SocketTimeoutException silence) {
      return false;
    } catch (IOException end) {
      return true;
    } finally {
      patience(PATIENCE);
    }
  }

  /** Ends the connection by a reset, as the death of a client does. */
  public void abort() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
