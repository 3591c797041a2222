package io.junicorn.container.offload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.content.HttpContent;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is read by the threads of {@link FileCalls} and written by the caller, which parks
 * for both: a slow client holds none of those threads.
 */
final class OffloadedContent extends HttpContent.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(OffloadedContent.class);
  private static final int BUFFER_BYTES = 64 * 1024;

  private final FileCalls offload;

  OffloadedContent(HttpContent content, FileCalls offload) {
    super(content);
    this.offload = offload;
  }

  @Override
  public void writeTo(Content.Sink sink, long offset, long length, Callback callback) {
    Path path = getResource().getPath();
    if (path == null || !Thread.currentThread().isVirtual()) {
      super.writeTo(sink, offset, length, callback);
      return;
    }
    try {
      copy(path, sink, offset, length < 0 ? Long.MAX_VALUE : length);
    } catch (Throwable failure) {
      callback.failed(failure);
      return;
    }
    callback.succeeded();
  }

  private void copy(Path path, Content.Sink sink, long offset, long length) throws IOException {
    SeekableByteChannel file =
        offload.call(() -> open(path, Math.max(0, offset)), OffloadedContent::close);
    try {
      long left = length;
      boolean last = false;
      while (!last) {
        // Not reused: a read that was interrupted may go on into it.
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, left));
        boolean end = offload.call(() -> fill(file, buffer));
        buffer.flip();
        left -= buffer.remaining();
        last = end || left == 0;
        try (Blocker.Callback written = Blocker.callback()) {
          sink.write(last, buffer, written);
          written.block();
        }
      }
    } finally {
      file.close();
    }
  }

  private static SeekableByteChannel open(Path path, long offset) throws IOException {
    SeekableByteChannel file = Files.newByteChannel(path);
    try {
      return file.position(offset);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Nobody reads it: who wanted it has gone. */
  private static void close(SeekableByteChannel file) {
    try {
      file.close();
    } catch (IOException e) {
      LOG.warn("a static file could not be closed: {}", e.toString());
    }
  }

  /** Whether the file ended before the buffer was full. */
  private static boolean fill(SeekableByteChannel file, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (file.read(buffer) < 0) {
        return true;
      }
    }
    return false;
  }
}
