package io.junicorn.container.http2;

import io.junicorn.greenlet.GreenletTree;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Where a session writes: a write is held until the threads have run that were ready to; what the
 * other streams have left with Jetty's flusher by then goes out in the next write, at once. Whether
 * that is worth while is found out by trying: where nothing came, the next writes go straight.
 *
 * <p>Jetty's flusher has one write at a time, on any thread. A platform thread's is not held: it
 * answers for those that compute on every carrier, when none is free to come back to it.
 */
final class GatheringEndPoint extends ForwardingEndPoint {
  /** So many writes after one that was held for nothing. */
  private static final int STRAIGHT = 16;

  private static final ThreadFactory THREADS = GreenletTree.machineryThreads("junicorn-hub");

  private final IntSupplier waiting;
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

  /** Of whoever writes. */
  private int straight;

  /** Something was left with the flusher that must not wait for a carrier. */
  private volatile boolean urgent;

  private record Held(Callback callback, Runnable write) {}

  /**
   * @param waiting frames that are in no write yet
   */
  GatheringEndPoint(EndPoint to, IntSupplier waiting) {
    super(to);
    this.waiting = waiting;
  }

  @Override
  public void write(Callback callback, ByteBuffer... buffers) {
    if (urgent) {
      urgent = false;
      // This one may have been put together before; the next one has it then.
      straight = Math.max(straight, 2);
    }
    if (straight > 0 || !Thread.currentThread().isVirtual()) {
      straight = Math.max(0, straight - 1);
      super.write(callback, buffers);
      return;
    }
    held.set(new Held(callback, () -> super.write(callback, buffers)));
    if (urgent) {
      letGo();
      return;
    }
    try {
      // A thread that has just been started runs after those that are ready.
      THREADS.newThread(this::letGo).start();
    } catch (OutOfMemoryError noThread) {
      // It is the thread that is missing: the write needs none.
      letGo();
    }
  }

  /** Holds neither what is held now nor what was left with the flusher before this call. */
  void hurry() {
    urgent = true;
    letGo();
  }

  private void letGo() {
    Held first = held.getAndSet(null);
    if (first != null) {
      // What has come now has waited, and goes straight.
      straight = waiting.getAsInt() > 0 ? 1 : STRAIGHT;
      try {
        first.write().run();
      } catch (Throwable failure) {
        first.callback().failed(failure);
      }
    }
  }

  @Override
  public @Nullable Callback cancelWrite(Throwable cause) {
    Held first = held.getAndSet(null);
    Callback cancelled = super.cancelWrite(cause);
    return first == null ? cancelled : first.callback();
  }
}
