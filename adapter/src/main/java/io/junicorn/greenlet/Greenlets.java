package io.junicorn.greenlet;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Spawns greenlets, counts them and lists the live ones.
 *
 * <p>This is the one class that makes virtual threads. They do not inherit inheritable
 * thread-locals: an application's class loader would stay reachable through them. Safe for use by
 * any thread.
 */
public final class Greenlets {
  static final String NAME_PREFIX = "greenlet-";

  private static final ThreadFactory THREADS =
      Thread.ofVirtual().inheritInheritableThreadLocals(false).factory();

  private final AtomicLong started = new AtomicLong();
  private final LiveGreenlets live = new LiveGreenlets();

  /** Starts with no greenlet and all counters at zero. */
  public Greenlets() {}

  /**
   * Runs a task on a fresh greenlet and returns at once.
   *
   * @throws OutOfMemoryError if the JVM cannot start the thread; it is counted as failed then
   */
  public Greenlet spawn(GreenletTask task) {
    return spawn(task, Greenlet.currentOrNull());
  }

  /**
   * As {@link #spawn(GreenletTask)}, but without a parent: for work that only happens to be handed
   * over by a greenlet, such as the next request of a queue.
   */
  public Greenlet spawnRoot(GreenletTask task) {
    return spawn(task, null);
  }

  private Greenlet spawn(GreenletTask task, @Nullable Greenlet parent) {
    Greenlet greenlet = new Greenlet(started.incrementAndGet(), task, parent, live);
    Thread thread = THREADS.newThread(greenlet::run);
    thread.setName(greenlet.name());
    greenlet.runsOn(thread);
    live.add(greenlet);
    try {
      thread.start();
    } catch (Throwable refused) {
      live.ended(greenlet, true);
      throw refused;
    }
    return greenlet;
  }

  /**
   * A factory of virtual threads that are no greenlets: selectors and other machinery, which no
   * gauge should count as work. All bear the same name: there is one for each event.
   */
  public static ThreadFactory machineryThreads(String name) {
    return Thread.ofVirtual().inheritInheritableThreadLocals(false).name(name).factory();
  }

  /** How many greenlets there were and are. */
  public GreenletCounts counts() {
    return live.counts(started.get());
  }

  /** The live greenlets, oldest first; the list is the caller's. */
  public List<Greenlet> live() {
    return live.snapshot();
  }
}
