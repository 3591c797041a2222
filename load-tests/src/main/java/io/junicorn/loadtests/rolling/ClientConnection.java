package io.junicorn.loadtests.rolling;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A connection of a client that keeps it. For one thread at a time. */
final class ClientConnection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final SocketChannel channel;
  private final InputStream in;

  private ClientConnection(SocketChannel channel) throws IOException {
    this.channel = channel;
    in = new BufferedInputStream(channel.socket().getInputStream());
  }

  /** Connects to a port of this machine. */
  static ClientConnection open(int port) throws LostAnswer {
    try {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.socket().setSoTimeout(TIMEOUT_MILLIS);
        channel.socket().setTcpNoDelay(true);
        channel
            .socket()
            .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        return new ClientConnection(channel);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new LostAnswer(Outcome.NOT_CONNECTED, e.toString(), e);
    }
  }

  /** Whether the other side has closed it while it was idle. */
  boolean isStale() {
    try {
      channel.configureBlocking(false);
      int read = channel.read(ByteBuffer.allocate(1));
      channel.configureBlocking(true);
      return read != 0;
    } catch (IOException _) {
      return true;
    }
  }

  /**
   * Sends a request, with a pause in the middle of its body if there is one, and reads the answer.
   */
  Answer exchange(Message message) throws LostAnswer {
    IOException unsent = null;
    try {
      send(message);
    } catch (IOException e) {
      // Who refuses a body answers, perhaps, before it closes.
      unsent = e;
    }
    try {
      Answer answer = read();
      return answer;
    } catch (LostAnswer e) {
      if (unsent != null) {
        e.addSuppressed(unsent);
      }
      throw e;
    }
  }

  private void send(Message message) throws IOException {
    write(message.head());
    byte[] body = message.body();
    if (message.pause().isZero()) {
      write(body);
      return;
    }
    int half = body.length / 2;
    channel.write(ByteBuffer.wrap(body, 0, half));
    pause(message.pause());
    channel.write(ByteBuffer.wrap(body, half, body.length - half));
  }

  private static void pause(Duration pause) throws IOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private Answer read() throws LostAnswer {
    String statusLine = "";
    try {
      statusLine = line();
      List<String> headers = new ArrayList<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        headers.add(line);
      }
      Answer head = new Answer(Integer.parseInt(statusLine.split(" ", 3)[1]), headers, new byte[0]);
      return new Answer(head.status(), headers, body(head));
    } catch (SocketTimeoutException e) {
      throw new LostAnswer(Outcome.TIMED_OUT, "after '" + statusLine + "'", e);
    } catch (IOException e) {
      throw new LostAnswer(
          statusLine.isEmpty() ? Outcome.NO_ANSWER : Outcome.TRUNCATED,
          e + " after '" + statusLine + "'",
          e);
    }
  }

  private byte[] body(Answer head) throws IOException {
    if (head.status() == 204 || head.status() == 304) {
      return new byte[0];
    }
    String length = head.header("Content-Length");
    if (!length.isEmpty()) {
      return exactly(Integer.parseInt(length));
    }
    if (!head.header("Transfer-Encoding").equals("chunked")) {
      throw new IOException("an answer whose end cannot be seen: " + head.headers());
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.writeBytes(exactly(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException(bytes.length + " of " + length + " bytes of the body");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the end, after '" + line + "'");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
