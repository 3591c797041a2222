package io.junicorn.container.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Entries that go out by one write. It knows which of them are out when a write fails in the
 * middle. Used by one thread.
 */
final class Batch {
  private static final int BYTES = 64 * 1024;
  private static final int ENTRIES = 1024;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
  private final int[] ends = new int[ENTRIES];
  private int entries;
  private int bytes;

  /** An entry found no room any more. */
  private boolean full;

  /** The last write failed within a line; the next one begins a line of its own. */
  private boolean torn;

  /** What was written last. */
  private byte last = '\n';

  /** One that is larger than the buffer, and is written alone. */
  private byte @Nullable [] large;

  /** Takes as many as fit; the value is how many. */
  int take(Queue<byte[]> queue) {
    buffer.clear();
    entries = 0;
    bytes = 0;
    full = false;
    large = null;
    if (torn) {
      buffer.put((byte) '\n');
    }
    for (byte[] next = queue.peek(); next != null; next = queue.peek()) {
      if (next.length > buffer.remaining() || entries == ENTRIES) {
        full = true;
        if (entries == 0) {
          large = next;
          queue.remove();
          entries = 1;
          bytes = next.length;
        }
        break;
      }
      queue.remove();
      buffer.put(next);
      bytes += next.length;
      ends[entries++] = buffer.position();
    }
    buffer.flip();
    return entries;
  }

  /** Whether more entries waited than it took. */
  boolean isFull() {
    return full;
  }

  /** How many bytes the entries have. */
  int bytes() {
    return bytes;
  }

  /** Writes them. After a failure {@link #unwritten} tells how many are lost. */
  void writeTo(FileChannel channel) throws IOException {
    torn = true;
    try {
      writeFully(channel);
      byte[] alone = large;
      if (alone != null) {
        writeInParts(channel, alone);
      }
      torn = false;
    } finally {
      torn = torn && last != '\n';
    }
  }

  private void writeInParts(FileChannel channel, byte[] alone) throws IOException {
    for (int from = 0; from < alone.length; from += BYTES) {
      buffer.clear();
      buffer.put(alone, from, Math.min(BYTES, alone.length - from)).flip();
      writeFully(channel);
    }
    entries = 0;
  }

  private void writeFully(FileChannel channel) throws IOException {
    try {
      while (buffer.hasRemaining()) {
        int _ = channel.write(buffer);
      }
    } finally {
      if (buffer.position() > 0) {
        last = buffer.get(buffer.position() - 1);
      }
    }
  }

  /** How many entries of the last write did not go out whole. */
  int unwritten() {
    if (large != null) {
      return entries;
    }
    int written = 0;
    while (written < entries && ends[written] <= buffer.position()) {
      written++;
    }
    return entries - written;
  }
}
