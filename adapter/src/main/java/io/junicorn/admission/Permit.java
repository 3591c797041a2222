package io.junicorn.admission;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The right of one request to run. It is given back exactly once, however often and by whomever
 * {@link #release()} is called. Safe for use by any thread.
 */
public final class Permit implements Admission {
  private enum Held {
    WORKER,
    STREAM,
    NOTHING
  }

  private static final VarHandle HELD;

  static {
    try {
      HELD = MethodHandles.lookup().findVarHandle(Permit.class, "held", Held.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Limiter limiter;
  private volatile Held held = Held.WORKER;

  Permit(Limiter limiter) {
    this.limiter = limiter;
  }

  /**
   * Moves the request from {@code worker-connections} to {@code stream-connections}: its response
   * has become a stream.
   *
   * @return false when no place for a stream is left; the permit is then held as before
   */
  public boolean moveToStreams() {
    if (held != Held.WORKER) {
      return true;
    }
    if (!limiter.tryAcquireStream()) {
      return false;
    }
    if (HELD.compareAndSet(this, Held.WORKER, Held.STREAM)) {
      limiter.releaseWorker();
    } else {
      limiter.releaseStream();
    }
    return true;
  }

  /** Gives back what is held; a second call does nothing. */
  public void release() {
    switch ((Held) HELD.getAndSet(this, Held.NOTHING)) {
      case WORKER -> limiter.releaseWorker();
      case STREAM -> limiter.releaseStream();
      case NOTHING -> {}
    }
  }

  @Override
  public String toString() {
    return "permit " + held;
  }
}
