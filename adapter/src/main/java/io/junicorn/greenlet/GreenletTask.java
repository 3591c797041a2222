package io.junicorn.greenlet;

import java.util.Optional;

/**
 * What a greenlet runs, with the words that describe it.
 *
 * <p>{@link #run()} is called once, on the greenlet. The other methods may be called from any
 * thread.
 */
@FunctionalInterface
public interface GreenletTask {
  /** Does the work. */
  void run() throws Exception;

  /** Told which greenlet will run it, on the thread that spawns, before it can begin. */
  default void runsOn(Greenlet<?> greenlet) {}

  /** What the work is for, in a few words; called only when somebody looks. */
  default String describe() {
    return spawnSite();
  }

  /** The class that declares the task. */
  default String spawnSite() {
    return SpawnSite.classOf(origin());
  }

  /**
   * Which application the work is for, such as the path of its context; called only when somebody
   * looks. Empty when it is for that of its spawner.
   */
  default Optional<String> context() {
    return Optional.empty();
  }

  /**
   * What the spawner wrote, if this task only wraps it: by its class the task is known, and its
   * class loader says which {@link SpawnContext}s are taken along.
   */
  default Object origin() {
    return this;
  }

  /**
   * Told what escaped from {@link #run()}, on the greenlet, after the record says so, unless
   * somebody else gets to see it: one who waits in {@code get}, or who linked {@code onDone} or
   * {@code onFailure}. By default the thread's uncaught exception handler reports it, as for every
   * other thread.
   */
  default void failed(Throwable thrown) {
    Tasks.reportUncaught(thrown);
  }
}
