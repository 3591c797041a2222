package io.junicorn.container.log;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * A standard stream of the process that never blocks who prints: a greenlet in {@code
 * System.out.println} would hold its carrier for as long as nobody reads the pipe. Any thread.
 */
final class QueuedOutput extends OutputStream {
  private final LineWriter writer;

  private QueuedOutput(LineWriter writer) {
    this.writer = writer;
  }

  /** A stream for {@link System#setOut} or {@link System#setErr}. */
  static PrintStream over(LineWriter writer, Charset charset) {
    return new PrintStream(new QueuedOutput(writer), true, charset);
  }

  @Override
  public void write(int value) {
    writer.offer(new byte[] {(byte) value});
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (length > 0) {
      writer.offer(Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }
}
