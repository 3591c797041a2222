package io.junicorn.patch.runtime;

import io.junicorn.hub.OffloadPool;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Native methods of applications under the rule {@code native}: called by a thread of the offload
 * pool, while the caller parks. Used by any thread.
 */
public final class NativeCalls {
  private NativeCalls() {}

  /** Calls a native method, and waits for its end also when interrupted, as the method would. */
  public static @Nullable Object call(MethodHandle method, @Nullable Object... arguments)
      throws Throwable {
    if (!Thread.currentThread().isVirtual()) {
      return method.invokeWithArguments(arguments);
    }
    return OffloadPool.common()
        .finishCall(
            () -> {
              try {
                return method.invokeWithArguments(arguments);
              } catch (Exception | Error e) {
                throw e;
              } catch (Throwable e) {
                throw new IllegalStateException(e);
              }
            });
  }
}
