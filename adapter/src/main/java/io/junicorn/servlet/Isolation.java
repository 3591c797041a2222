package io.junicorn.servlet;

import io.junicorn.greenlet.Placement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Requests that get a platform thread of a small pool instead of a virtual one, by their paths:
 * those known to hold a carrier. They are greenlets all the same. Safe for use by any thread.
 */
public final class Isolation {
  private final IsolatedThreads threads;
  private final List<PathPattern> patterns;

  /**
   * Isolates what matches.
   *
   * @param threads how many run at once; more of them wait in order
   */
  public Isolation(List<PathPattern> patterns, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", allowed is 1 or more");
    }
    this.patterns = new CopyOnWriteArrayList<>(patterns);
    this.threads = new IsolatedThreads(threads);
  }

  /** From now on also what matches this pattern. */
  public void add(PathPattern pattern) {
    patterns.add(pattern);
  }

  /** All patterns. */
  public List<PathPattern> patterns() {
    return List.copyOf(patterns);
  }

  /** Whether requests to a path are isolated. */
  public boolean takes(String path) {
    for (PathPattern pattern : patterns) {
      if (pattern.matches(path)) {
        return true;
      }
    }
    return false;
  }

  /** Where a request runs; null for the usual place. */
  @Nullable Placement placeFor(Exchange exchange) {
    if (patterns.isEmpty()) {
      return null;
    }
    String path = exchange.request().getHttpURI().getCanonicalPath();
    return path != null && takes(path) ? new Place(exchange, threads) : null;
  }

  /**
   * Of one request, whose client gets an answer also when its turn comes and there is no thread.
   */
  private record Place(Exchange exchange, Placement threads) implements Placement {
    @Override
    public Thread thread(Runnable body) {
      return threads.thread(body);
    }

    @Override
    public void start(Thread thread, Consumer<Throwable> refused) {
      threads.start(
          thread,
          noThread -> {
            refused.accept(noThread);
            exchange.answerFailure(noThread);
          });
    }
  }

  /** How many isolated requests run now. */
  public int running() {
    return threads.running();
  }

  /** How many isolated requests wait for a thread now. */
  public int waiting() {
    return threads.waiting();
  }
}
