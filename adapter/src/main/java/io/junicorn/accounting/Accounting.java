package io.junicorn.accounting;

import io.junicorn.greenlet.Greenlet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Books time on the {@link TimeAccount} of a greenlet: its own task, else the {@linkplain
 * Greenlet#keepsake() keepsake} of an ancestor. Where neither is one, nothing happens. Safe for use
 * by any thread.
 */
public final class Accounting {
  private Accounting() {}

  /** The calling thread has waited for that many nanoseconds. */
  public static void parked(ParkKind kind, long nanos) {
    TimeAccount account = of(Greenlet.current().orElse(null));
    if (account != null) {
      account.parked(kind, nanos);
    }
  }

  /** Calls something that parks, and books how long it took, however it ended. */
  public static <T extends @Nullable Object> T parked(ParkKind kind, Callable<T> call)
      throws Exception {
    long start = System.nanoTime();
    try {
      return call.call();
    } finally {
      parked(kind, System.nanoTime() - start);
    }
  }

  /** A greenlet was seen on its carrier, for an estimated number of nanoseconds more. */
  public static void onCarrier(Greenlet<?> greenlet, long nanos) {
    TimeAccount account = of(greenlet);
    if (account != null) {
      account.onCarrier(nanos);
    }
  }

  /** That of a greenlet; null when there is none. */
  public static @Nullable TimeAccount of(@Nullable Greenlet<?> greenlet) {
    if (greenlet == null) {
      return null;
    }
    if (greenlet.task() instanceof TimeAccount own) {
      return own;
    }
    return greenlet.keepsake().orElse(null) instanceof TimeAccount above ? above : null;
  }
}
