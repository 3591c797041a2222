package io.junicorn.greenlet;

import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A fresh virtual thread that does not know yet what it is for: such as one that reads and parses,
 * and finds a request. The first root that is spawned on it, by {@link
 * GreenletTree#spawnRoot(GreenletTask)}, gets the thread itself, as soon as what it does now has
 * returned; for the rest there are other threads. If nothing is spawned, it ends and nobody has
 * counted it.
 *
 * <p>So what was read is handled by the same thread on the same carrier, and no thread handles two
 * requests.
 */
final class Newborn implements Runnable, Placement {
  private static final ThreadFactory THREADS = GreenletTree.machineryThreads("junicorn-hub");

  /** Of the thread, until it is a greenlet or has ended. */
  private static final ThreadLocal<@Nullable Newborn> CURRENT = new ThreadLocal<>();

  private final Runnable search;
  private @Nullable Runnable found;

  private Newborn(Runnable search) {
    this.search = search;
  }

  /** Starts one that looks for its task. */
  static void start(Runnable search) {
    THREADS.newThread(new Newborn(search)).start();
  }

  /** The thread that calls, if it is one that has found nothing yet. */
  static @Nullable Newborn current() {
    return CURRENT.get();
  }

  /** What is spawned on the thread that calls gets another one from now on. */
  static void giveUp() {
    CURRENT.remove();
  }

  @Override
  public void run() {
    CURRENT.set(this);
    try {
      search.run();
    } finally {
      CURRENT.remove();
      Runnable greenlet = found;
      if (greenlet != null) {
        greenlet.run();
      }
    }
  }

  @Override
  public Thread thread(Runnable body) {
    CURRENT.remove();
    found = body;
    return Thread.currentThread();
  }

  /** It runs already. */
  @Override
  public void start(Thread thread, Consumer<Throwable> refused) {}
}
