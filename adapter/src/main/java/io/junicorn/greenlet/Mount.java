package io.junicorn.greenlet;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether a virtual thread is on a carrier, and on which.
 *
 * <p>The JDK has no method for it, but {@link Thread#toString} of a virtual thread says so, from
 * JDK 21 on: {@code VirtualThread[#22,greenlet-1]/runnable@ForkJoinPool-1-worker-1} is mounted,
 * {@code VirtualThread[#24,greenlet-2]/timed_waiting} is not. The text is nobody's contract; {@link
 * #isReadable()} tries it.
 */
final class Mount {
  private static final String END_OF_NAME = "]/";

  private Mount() {}

  /** The name of the carrier; null when the thread is on none, or is a platform thread. */
  static @Nullable String carrierOf(Thread thread) {
    if (!thread.isVirtual()) {
      return null;
    }
    String text = thread.toString();
    // The name before is anybody's, and may hold both marks.
    int at = text.indexOf('@', text.lastIndexOf(END_OF_NAME) + 1);
    return at < 0 ? null : text.substring(at + 1);
  }

  /** Whether this JDK tells it: on a platform thread, which waits for the answer. */
  static boolean isReadable() throws InterruptedException {
    boolean[] known = new boolean[1];
    Thread asked =
        GreenletTree.machineryThreads("a]/b@c")
            .newThread(() -> known[0] = carrierOf(Thread.currentThread()) != null);
    boolean before = carrierOf(asked) == null;
    asked.start();
    asked.join();
    return known[0] && before;
  }
}
