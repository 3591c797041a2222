package io.junicorn.hub;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What an application asks of the hub. Called by any thread; from a greenlet it parks.
 *
 * <p>gevent's {@code get_hub().threadpool.apply(f)} is {@code Hub.offload(f)} here.
 */
public final class Hub {
  private Hub() {}

  /**
   * Runs a call that would hold a carrier, such as one into native code, a slow file or a long
   * computation, on one of the few platform threads of {@code offload-threads}, and parks the
   * calling greenlet until it has ended. What is thrown is thrown here, with the frames of both
   * threads in its stack. A platform thread runs the call itself; so does one of those threads.
   *
   * <p>The call sees the greenlet it runs for as {@code Greenlet.current()}, with tree-local
   * values, the logging context and the class loader of the caller, but other thread-locals: each
   * call finds them empty, and what it puts there ends with it. A monitor or lock of the caller is
   * not held by the call: one that needs it waits for ever.
   *
   * <p>All callers share the threads. A call that waits for another one, by a greenlet that
   * offloads in turn, may find all of them taken by its like.
   *
   * {@snippet file="io/junicorn/snippets/GreenletSnippetsTest.java" region="offload"}
   *
   * @throws InterruptedException when the caller was interrupted, killed, or cut by a {@code
   *     Timeout}: at once. A call that has not begun never will, and one that runs is interrupted;
   *     it may go on when it does not heed that
   * @throws Exception what the call threw
   */
  public static <T extends @Nullable Object> T offload(Callable<T> call) throws Exception {
    return OffloadPool.common().call(call);
  }

  /**
   * Whether the server has redirected calls of this class as it was loaded: {@code --patch}. False
   * for classes outside of a patched application.
   */
  public static boolean isPatched(Class<?> type) {
    return type.getClassLoader() instanceof PatchedClasses loader && loader.isPatched(type);
  }
}
