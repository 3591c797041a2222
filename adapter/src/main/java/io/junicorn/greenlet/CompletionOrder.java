package io.junicorn.greenlet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waitables in the order in which they end, each once, within a limit for all together. For one
 * thread.
 */
final class CompletionOrder<W extends Waitable<?>> implements Iterator<W> {
  private record Linked<W extends Waitable<?>>(W waitable, Link link) {}

  private final BlockingQueue<W> ended = new LinkedBlockingQueue<>();
  private final List<Linked<W>> links = new ArrayList<>();
  private final long deadline;
  private int left;
  private @Nullable W ahead;

  /** Begins to listen. {@code seesFailure}: whether the caller will look at failures. */
  CompletionOrder(Collection<? extends W> all, long nanos, boolean seesFailure) {
    deadline = System.nanoTime() + nanos;
    left = all.size();
    for (W one : all) {
      links.add(new Linked<>(one, one.link(() -> ended.add(one), seesFailure)));
    }
  }

  /** The next one to end; null when all have, and when the time is over. */
  @Nullable W poll() throws InterruptedException {
    if (left == 0) {
      return null;
    }
    W found = ended.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    left = found == null ? 0 : left - 1;
    if (left == 0) {
      stop();
    }
    return found;
  }

  /** Leaves nothing behind on those that have not ended. */
  void stop() {
    left = 0;
    links.forEach(l -> l.waitable().unlink(l.link()));
    links.clear();
  }

  @Override
  public boolean hasNext() {
    if (ahead == null) {
      try {
        ahead = poll();
      } catch (InterruptedException e) {
        stop();
        throw Interruption.duringIteration("greenlets", e);
      }
    }
    return ahead != null;
  }

  @Override
  public W next() {
    W found = hasNext() ? ahead : null;
    if (found == null) {
      throw new NoSuchElementException("all that ended in time have been returned");
    }
    ahead = null;
    return found;
  }
}
