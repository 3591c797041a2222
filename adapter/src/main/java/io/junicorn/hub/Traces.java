package io.junicorn.hub;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Makes the stack of what a call threw on another thread read as if it had run on the caller's. */
final class Traces {
  private static final String SEAM = OffloadedCall.class.getName();

  private Traces() {}

  /**
   * Puts the frames of the calling thread in place of those of the pool, in the exception and its
   * causes. One that was not thrown within the call, such as a constant, stays as it is.
   */
  static void join(Throwable thrown) {
    StackTraceElement[] caller = new Throwable().getStackTrace();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable one = thrown; one != null && seen.add(one); one = one.getCause()) {
      join(one, caller);
    }
  }

  private static void join(Throwable thrown, StackTraceElement[] caller) {
    StackTraceElement[] own = thrown.getStackTrace();
    for (int i = 0; i < own.length; i++) {
      if (own[i].getClassName().equals(SEAM)) {
        StackTraceElement[] joined = Arrays.copyOf(own, i + caller.length - 1);
        // Without this class's own frame.
        System.arraycopy(caller, 1, joined, i, caller.length - 1);
        thrown.setStackTrace(joined);
        return;
      }
    }
  }
}
