package io.junicorn.container.buffers;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;

/** A buffer that goes back to its shelf when the last of its users has released it. */
final class KeptBuffer extends RetainableByteBuffer.Pooled {
  private final ReferenceCounter users;
  private final BufferShelf shelf;

  /** In use from the beginning. */
  KeptBuffer(KeptBuffers pool, ByteBuffer bytes, BufferShelf shelf) {
    this(pool, bytes, shelf, new ReferenceCounter());
  }

  private KeptBuffer(
      KeptBuffers pool, ByteBuffer bytes, BufferShelf shelf, ReferenceCounter users) {
    super(pool, bytes, users);
    this.users = users;
    this.shelf = shelf;
  }

  /** Is in use again. */
  void taken() {
    users.acquire();
  }

  @Override
  public boolean release() {
    if (!super.release()) {
      return false;
    }
    BufferUtil.reset(getByteBuffer());
    shelf.put(this);
    return true;
  }
}
