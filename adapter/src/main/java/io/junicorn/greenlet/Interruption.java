package io.junicorn.greenlet;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Tells what an interrupt has caused from failures that only came at the same time. */
final class Interruption {
  private static final int DEEPEST = 50;

  private Interruption() {}

  /**
   * What an iterator throws when its thread is interrupted, for it cannot throw the interrupt: the
   * flag is set again. It is of another kind than what a failed element throws, so that a loop
   * which goes on after those ends.
   */
  static CancellationException duringIteration(String what, InterruptedException interrupt) {
    Thread.currentThread().interrupt();
    CancellationException thrown =
        new CancellationException("interrupted while waiting for " + what);
    thrown.initCause(interrupt);
    return thrown;
  }

  /** Whether a throwable, or one of its causes, is what the JDK throws at an interrupt. */
  static boolean caused(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (isOne(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isOne(@Nullable Throwable thrown) {
    return switch (thrown) {
      case InterruptedException _,
          ClosedByInterruptException _,
          InterruptedIOException _,
          CancellationException _,
          GreenletExit _ ->
          true;
      // What a virtual thread in a java.net.Socket gets.
      case SocketException e -> "Closed by interrupt".equals(e.getMessage());
      case null, default -> false;
    };
  }
}
