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
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      SocketChannel channel = SocketChannel.open();
      try {
        channel.socket().setSoTimeout(TIMEOUT_MILLIS);
        channel.socket().setTcpNoDelay(true);
        channel.socket().connect(address, TIMEOUT_MILLIS);
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
    write(ByteBuffer.wrap(message.head()));
    byte[] body = message.body();
    if (message.pause().isZero()) {
      write(ByteBuffer.wrap(body));
      return;
    }
    int half = body.length / 2;
    write(ByteBuffer.wrap(body, 0, half));
    pause(message.pause());
    write(ByteBuffer.wrap(body, half, body.length - half));
  }

  private static void pause(Duration pause) throws IOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  // On a virtual thread one write may take a part only.
  private void write(ByteBuffer buffer) throws IOException {
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
      Answer head = new Answer(status(statusLine), headers, new byte[0]);
      return new Answer(head.status(), headers, body(head));
    } catch (LostAnswer e) {
      throw e;
    } catch (SocketTimeoutException e) {
      throw new LostAnswer(Outcome.TIMED_OUT, "after '" + statusLine + "'", e);
    } catch (IOException e) {
      throw new LostAnswer(
          statusLine.isEmpty() ? Outcome.NO_ANSWER : Outcome.TRUNCATED,
          e + " after '" + statusLine + "'",
          e);
    }
  }

  private static int status(String line) throws LostAnswer {
    String[] words = line.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.")) {
      throw new LostAnswer(Outcome.WRONG, "no status line: '" + line + "'");
    }
    return number(words[1], 10, "status");
  }

  private static int number(String text, int radix, String what) throws LostAnswer {
    try {
      int number = Integer.parseInt(text, radix);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new LostAnswer(Outcome.WRONG, "no " + what + ": '" + text + "'", e);
    }
    throw new LostAnswer(Outcome.WRONG, "no " + what + ": '" + text + "'");
  }

  private byte[] body(Answer head) throws IOException {
    if (head.status() == 204 || head.status() == 304) {
      return new byte[0];
    }
    String length = head.header("Content-Length");
    if (!length.isEmpty()) {
      return exactly(number(length, 10, "Content-Length"));
    }
    if (!head.header("Transfer-Encoding").equals("chunked")) {
      throw new LostAnswer(
          Outcome.WRONG, "no end to be seen: " + head.status() + " " + head.headers());
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
    return number(line(), 16, "size of a chunk");
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
