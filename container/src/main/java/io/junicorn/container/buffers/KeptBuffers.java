package io.junicorn.container.buffers;

import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Keeps buffers that are no longer used, and gives the last one back first: the processor still has
 * it in its cache. Jetty's own pool looks through all that are in use for one that is not, which
 * takes the longer the more are in use, and there are many where streams of one connection wait for
 * each other's write.
 *
 * <p>Sizes are powers of two, from {@value #SMALLEST} to {@value #LARGEST} bytes; larger buffers
 * are made for one use. Any thread may ask.
 */
public final class KeptBuffers implements ByteBufferPool {
  static final int SMALLEST = 64;
  static final int LARGEST = 64 * 1024;

  /** Of one size and kind. */
  private static final int MOST = 4096;

  /**
   * Buffers of one size and kind have at most this part of the heap's bytes. One that is not kept
   * is garbage that few collections find, for most of it is not on the heap: there is room for as
   * many of 32 KiB as there may be requests, in a heap of 512 MiB.
   */
  private static final int PART_OF_HEAP = 16;

  private final BufferShelf[] direct;
  private final BufferShelf[] heap;

  /** Keeps what suits the largest heap that this process may have. */
  public KeptBuffers() {
    this(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  }

  /**
   * @param bytes kept at most of one size and kind
   */
  KeptBuffers(long bytes) {
    this.direct = shelves(bytes, true);
    this.heap = shelves(bytes, false);
  }

  private BufferShelf[] shelves(long bytes, boolean isDirect) {
    BufferShelf[] shelves = new BufferShelf[indexOf(LARGEST) + 1];
    for (int i = 0; i < shelves.length; i++) {
      int size = SMALLEST << i;
      shelves[i] = new BufferShelf(this, size, isDirect, (int) Math.min(MOST, bytes / size));
    }
    return shelves;
  }

  private static int indexOf(int size) {
    int least = Math.max(size, SMALLEST) - 1;
    return Integer.SIZE - Integer.numberOfLeadingZeros(least / SMALLEST);
  }

  @Override
  public RetainableByteBuffer.Mutable acquire(int size, boolean isDirect) {
    return size > LARGEST
        ? RetainableByteBuffer.wrap(BufferUtil.allocate(size, isDirect))
        : (isDirect ? direct : heap)[indexOf(size)].take();
  }

  @Override
  public void clear() {
    for (BufferShelf shelf : direct) {
      shelf.clear();
    }
    for (BufferShelf shelf : heap) {
      shelf.clear();
    }
  }
}
