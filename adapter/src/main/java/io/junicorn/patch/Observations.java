package io.junicorn.patch;

import io.junicorn.greenlet.Greenlet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.concurrent.ExecutorService;

/**
 * The executors and threads that one copy of an application has made, for as long as they are in
 * use. Safe for use by any thread.
 */
public final class Observations {
  private final WeakNotes<Object, Origin> executors = new WeakNotes<>();
  private final WeakNotes<Thread, Origin> threads = new WeakNotes<>();

  /** The application has made an executor, or a timer. */
  public void executor(Object made, String place) {
    executors.put(made, origin(made.getClass().getName(), "", place));
  }

  /** A timer was cancelled, which it tells nobody itself. */
  public void cancelled(Timer timer) {
    executors.remove(timer);
  }

  /** The application has made a thread, which may not have started. */
  public void thread(Thread made, String place) {
    threads.put(made, origin(made.getClass().getName(), made.getName(), place));
  }

  private static Origin origin(String what, String name, String place) {
    Optional<Greenlet<?>> maker = Greenlet.current();
    return new Origin(
        what, name, maker.map(g -> g.name() + " " + g.serves()).orElse(""), place, Instant.now());
  }

  /**
   * Executors that were not shut down. One whose class has an {@code isShutdown} of its own is
   * never asked, and is there until it is collected: who looks on runs no code of an application.
   */
  public List<Origin> executors() {
    List<Origin> live = new ArrayList<>();
    executors.forEach(
        (made, origin) -> {
          if (!(made instanceof ExecutorService pool && tellsItsEnd(pool) && pool.isShutdown())) {
            live.add(origin);
          }
        });
    return live;
  }

  private static boolean tellsItsEnd(ExecutorService pool) {
    try {
      return pool.getClass().getMethod("isShutdown").getDeclaringClass().getClassLoader() == null;
    } catch (NoSuchMethodException e) {
      throw new AssertionError("every ExecutorService has it", e);
    }
  }

  /** Who has made a thread; empty for one that was not seen. */
  public Optional<Origin> of(Thread made) {
    return Optional.ofNullable(threads.get(made));
  }

  /** Threads that live. */
  public List<Origin> threads() {
    List<Origin> live = new ArrayList<>();
    threads.forEach(
        (made, origin) -> {
          if (made.isAlive()) {
            live.add(origin);
          }
        });
    return live;
  }
}
