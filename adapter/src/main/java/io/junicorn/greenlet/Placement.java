package io.junicorn.greenlet;

import java.util.function.Consumer;

/** Where greenlets run whose spawner does not leave that to the virtual-thread scheduler. */
public interface Placement {
  /** A thread for one greenlet, not started. Called by the spawner. */
  Thread thread(Runnable body);

  /**
   * Starts it, now or when there is a place for it.
   *
   * @param refused told when it cannot be started later; what is thrown at once need not be told
   */
  void start(Thread thread, Consumer<Throwable> refused);
}
