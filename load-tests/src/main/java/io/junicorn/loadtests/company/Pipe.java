package io.junicorn.loadtests.company;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One direction of a connection. One thread runs {@link #read} and another {@link #write}: what was
 * read waits between them for its time, so that a delay holds nobody up.
 */
final class Pipe {
  private static final int CHUNK = 16 * 1024;
  // 64 MiB at most: far more than waits in any test, and a bound for a reader that never reads.
  private static final int CHUNKS = 4096;

  private final Socket from;
  private final Socket to;
  private final Faults faults;
  private final BlockingQueue<Chunk> waiting = new ArrayBlockingQueue<>(CHUNKS);

  Pipe(Socket from, Socket to, Faults faults) {
    this.from = from;
    this.to = to;
    this.faults = faults;
  }

  /** Reads until the end of the stream. */
  void read() throws IOException, InterruptedException {
    byte[] buffer = new byte[CHUNK];
    int count;
    do {
      count = from.getInputStream().read(buffer);
      byte[] data = new byte[Math.max(count, 0)];
      System.arraycopy(buffer, 0, data, 0, data.length);
      waiting.put(new Chunk(data, count < 0, System.nanoTime() + faults.latencyNanos()));
    } while (count >= 0);
  }

  /** Writes until the end of the stream, which it forwards as well. */
  void write() throws IOException, InterruptedException {
    for (Chunk chunk = next(); !chunk.last; chunk = next()) {
      to.getOutputStream().write(chunk.data);
    }
    to.shutdownOutput();
  }

  private Chunk next() throws InterruptedException {
    Chunk chunk = waiting.take();
    TimeUnit.NANOSECONDS.sleep(chunk.due - System.nanoTime());
    faults.awaitFlow();
    return chunk;
  }

  /** Some bytes, or the end of the stream, and when they may go on. */
  private static final class Chunk {
    private final byte[] data;
    private final boolean last;
    private final long due;

    Chunk(byte[] data, boolean last, long due) {
      this.data = data;
      this.last = last;
      this.due = due;
    }
  }
}
