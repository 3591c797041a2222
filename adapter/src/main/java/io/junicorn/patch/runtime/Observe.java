package io.junicorn.patch.runtime;

import io.junicorn.patch.PatchedLoader;
import java.util.Timer;
import java.util.function.BiConsumer;

/**
 * Told of the executors and threads that an application makes, by the threads that make them: after
 * the constructor of the JDK, where that of a subclass may not have ended.
 */
public final class Observe {
  private static final StackWalker CALLER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Observe() {}

  /** An executor was made. */
  public static void executor(Object made) {
    tell((loader, place) -> loader.observations().executor(made, place));
  }

  /** A thread was made. */
  public static void thread(Object made) {
    tell((loader, place) -> loader.observations().thread((Thread) made, place));
  }

  /** As {@link Timer}'s own; a timer does not say later whether it was cancelled. */
  @InPlaceOf(value = Timer.class, method = "cancel")
  public static void cancel(Timer timer) {
    timer.cancel();
    tell((loader, _) -> loader.observations().cancelled(timer));
  }

  private static void tell(BiConsumer<PatchedLoader, String> what) {
    StackWalker.StackFrame caller =
        CALLER.walk(
            frames ->
                frames
                    .filter(frame -> frame.getDeclaringClass() != Observe.class)
                    .findFirst()
                    .orElseThrow());
    if (caller.getDeclaringClass().getClassLoader() instanceof PatchedLoader loader) {
      what.accept(loader, caller.toStackTraceElement().toString());
    }
  }
}
