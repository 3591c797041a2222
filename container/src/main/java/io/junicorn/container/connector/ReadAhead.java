package io.junicorn.container.connector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Takes off a socket what has come, on the selector's thread, for the thread that will parse it:
 * what stayed there would be selected again and again until then. One buffer for all sockets of a
 * connector.
 */
final class ReadAhead {
  /** No larger than the buffer that a connection reads into. */
  private static final int BYTES = 8 * 1024;

  private static final byte[] NOTHING = {};

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);

  /**
   * What can be read now, which may be nothing; null at the end of the stream or a failure, both of
   * which the next read will meet again.
   */
  synchronized byte @Nullable [] read(SocketChannel channel) {
    buffer.clear();
    int count;
    try {
      count = channel.read(buffer);
    } catch (IOException broken) {
      return null;
    }
    if (count <= 0) {
      return count < 0 ? null : NOTHING;
    }
    byte[] bytes = new byte[count];
    buffer.get(0, bytes);
    return bytes;
  }
}
