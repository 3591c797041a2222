package io.junicorn.greenlet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A {@link Timeout} was over before its scope ended. */
public final class TimeoutExpiredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Timeout timeout;

  TimeoutExpiredException(Timeout timeout, Duration took, @Nullable Throwable cause) {
    super(message(timeout, took, cause), cause);
    this.timeout = timeout;
  }

  private static String message(Timeout timeout, Duration took, @Nullable Throwable cause) {
    String text = "timeout of " + timeout.limit() + " expired; the scope ended after " + took;
    return cause == null
        ? text + " by itself: synchronized, Lock.lock() and computing are not cut"
        : text;
  }

  /** The timeout that expired: it tells nested ones apart. */
  public Timeout timeout() {
    return timeout;
  }
}
