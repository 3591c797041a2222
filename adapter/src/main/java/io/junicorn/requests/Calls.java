package io.junicorn.requests;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Greenlets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Requests on their way, so many at once, and their replies in the order in which they come. For
 * one thread, whose calls of {@link #next} drive it.
 */
final class Calls<R extends @Nullable Object> implements AutoCloseable {
  /** How long those that were cut may take to end before they are left to themselves. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Queue<Call<R>> waiting = new ArrayDeque<>();
  private final Set<Call<R>> underWay = new LinkedHashSet<>();
  private final BlockingQueue<Call<R>> ended = new LinkedBlockingQueue<>();

  /** Those that the timeout has left. */
  private final Deque<Reply<R>> late = new ArrayDeque<>();

  private final int size;
  private final Duration limit;
  private final long deadline;
  private boolean expired;

  /** The clock of the limit starts here. */
  Calls(List<Request<R>> requests, int size, Duration limit) {
    for (Request<R> request : requests) {
      waiting.add(new Call<>(waiting.size(), request));
    }
    this.size = size;
    this.limit = limit;
    deadline = System.nanoTime() + limit.toNanos();
  }

  /** Whether there is another reply. */
  boolean hasNext() {
    return !waiting.isEmpty() || !underWay.isEmpty() || !late.isEmpty();
  }

  /** The next reply; waits for it. There is one. */
  Reply<R> next() throws InterruptedException {
    if (late.isEmpty()) {
      topUp();
      Call<R> call = ended.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (call != null) {
        underWay.remove(call);
        topUp();
        return expired ? call.replyAfter(limit) : call.reply();
      }
      expire();
    }
    return late.remove();
  }

  private void topUp() {
    while (underWay.size() < size && !waiting.isEmpty() && System.nanoTime() - deadline < 0) {
      Call<R> call = waiting.remove();
      Greenlet<?> greenlet = Greenlets.spawn(call);
      underWay.add(call);
      greenlet.onDone(_ -> ended.add(call));
    }
  }

  private void expire() throws InterruptedException {
    expired = true;
    List<Greenlet<?>> cut = greenlets();
    Greenlets.killAll(cut);
    Greenlets.joinAll(cut, GRACE);
    underWay.forEach(call -> late.add(call.replyAfter(limit)));
    waiting.forEach(call -> late.add(call.replyAfter(limit)));
    underWay.clear();
    waiting.clear();
    ended.clear();
  }

  private List<Greenlet<?>> greenlets() {
    List<Greenlet<?>> all = new ArrayList<>();
    underWay.forEach(call -> all.add(call.greenlet()));
    return all;
  }

  /** Ends what is under way, and begins nothing more. */
  @Override
  public void close() {
    Greenlets.killAll(greenlets());
    underWay.clear();
    waiting.clear();
    late.clear();
  }
}
