package io.junicorn.admission;

import java.util.concurrent.atomic.AtomicReference;

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

  private final Limiter limiter;
  private final AtomicReference<Held> held = new AtomicReference<>(Held.WORKER);

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
    if (held.get() != Held.WORKER) {
      return true;
    }
    if (!limiter.tryAcquireStream()) {
      return false;
    }
    if (held.compareAndSet(Held.WORKER, Held.STREAM)) {
      limiter.releaseWorker();
    } else {
      limiter.releaseStream();
    }
    return true;
  }

  /** Gives back what is held; a second call does nothing. */
  public void release() {
    switch (held.getAndSet(Held.NOTHING)) {
      case WORKER -> limiter.releaseWorker();
      case STREAM -> limiter.releaseStream();
      case NOTHING -> {}
    }
  }

  @Override
  public String toString() {
    return "permit " + held.get();
  }
}
