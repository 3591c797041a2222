package io.junicorn.greenlet;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Spawns greenlets and waits for them: gevent's module, in Java.
 *
 * <p>A greenlet is spawned in the tree of the current one, as its child; on any other thread in the
 * {@linkplain GreenletTree#common() common tree}, without a parent. It takes along the spawner's
 * context class loader, {@link SpawnContext}s such as the logging MDC, and {@link TreeLocal}s.
 * Methods may be called from any thread; those that wait throw {@link InterruptedException} when
 * their thread is interrupted, and a greenlet that is killed is interrupted.
 *
 * {@snippet file="io/junicorn/snippets/GreenletSnippetsTest.java" region="join-all"}
 */
public final class Greenlets {
  private static final long FOR_EVER = Nanos.of(Duration.ofSeconds(Long.MAX_VALUE), "the limit");

  private Greenlets() {}

  /** The tree in which the calling thread spawns. */
  public static GreenletTree tree() {
    Greenlet<?> current = Greenlet.currentOrNull();
    return current == null ? GreenletTree.common() : current.tree();
  }

  /** The greenlet that the calling thread is; empty on any other thread. */
  public static Optional<Greenlet<?>> current() {
    return Greenlet.current();
  }

  /**
   * Runs a task on a fresh greenlet and returns at once.
   *
   * {@snippet file="io/junicorn/snippets/GreenletSnippetsTest.java" region="spawn"}
   */
  public static <T extends @Nullable Object> Greenlet<T> spawn(Callable<T> task) {
    return tree().spawn(task);
  }

  /** As {@link #spawn(Callable)}, for a task without a value. */
  public static Greenlet<@Nullable Void> spawn(GreenletTask task) {
    return tree().spawn(task);
  }

  /** Spawns after a delay. Killed before, it never runs. */
  public static <T extends @Nullable Object> Greenlet<T> spawnLater(
      Duration delay, Callable<T> task) {
    return tree().spawnLater(delay, task);
  }

  /** As {@link #spawnLater(Duration, Callable)}, for a task without a value. */
  public static Greenlet<@Nullable Void> spawnLater(Duration delay, GreenletTask task) {
    return tree().spawnLater(delay, task);
  }

  /**
   * Spawns a child for which nobody waits: it may outlive the request that its parent serves,
   * whatever the server does with other children.
   */
  public static Greenlet<@Nullable Void> spawnDetached(GreenletTask task) {
    return tree().spawnDetached(task);
  }

  /** Waits until all have ended; their failures stay with them. Returns them, as given. */
  public static <W extends Waitable<?>> List<W> joinAll(Collection<W> all)
      throws InterruptedException {
    for (W one : all) {
      one.join();
    }
    return List.copyOf(all);
  }

  /** Waits until all have ended or the time is over. Returns those that have, as given. */
  public static <W extends Waitable<?>> List<W> joinAll(Collection<W> all, Duration limit)
      throws InterruptedException {
    return joinAll(all, limit, all.size());
  }

  /**
   * Waits until some have ended or the time is over. Returns those that have, in the order given,
   * maybe more than {@code count}; the others go on.
   *
   * @throws IllegalArgumentException when the limit or the count is negative
   */
  public static <W extends Waitable<?>> List<W> joinAll(
      Collection<W> all, Duration limit, int count) throws InterruptedException {
    if (count < 0) {
      throw new IllegalArgumentException("count is " + count + ", allowed is 0 or more");
    }
    CompletionOrder<W> order = new CompletionOrder<>(all, Nanos.of(limit, "the limit"), false);
    try {
      for (int ended = 0; ended < count && order.poll() != null; ended++) {}
    } finally {
      order.stop();
    }
    return all.stream().filter(Waitable::ended).toList();
  }

  /**
   * Waits until all have ended, but no longer than until the first fails ({@code
   * joinall(raise_error=True)}); the others go on.
   *
   * @throws ExecutionException when one failed; the cause is what it threw
   */
  public static void joinAllOrThrow(Collection<? extends Waitable<?>> all)
      throws InterruptedException, ExecutionException {
    Greenlet<?> self = Greenlet.currentOrNull();
    if (self != null && all.contains(self)) {
      throw new IllegalStateException(self.name() + " cannot wait for itself");
    }
    CompletionOrder<Waitable<?>> order = new CompletionOrder<>(all, FOR_EVER, true);
    try {
      for (Waitable<?> one = order.poll(); one != null; one = order.poll()) {
        Optional<Throwable> failure = one.failure();
        if (failure.isPresent()) {
          throw new ExecutionException(one.title() + " failed", failure.get());
        }
      }
    } finally {
      order.stop();
    }
  }

  /**
   * Tells all to end, and does not wait. A caller that is one of them ends by it, after it has told
   * the others.
   */
  public static void killAll(Collection<? extends Greenlet<?>> all) {
    Greenlet<?> self = Greenlet.currentOrNull();
    boolean member = false;
    for (Greenlet<?> one : all) {
      if (one == self) {
        member = !one.ended();
      } else {
        one.kill();
      }
    }
    if (member && self != null) {
      self.kill();
    }
  }

  /**
   * Tells all to end, and waits for it.
   *
   * @throws StubbornGreenletsException when some live after the limit, naming them
   */
  public static void killAll(Collection<? extends Greenlet<?>> all, Duration limit)
      throws InterruptedException {
    Nanos.of(limit, "the limit of killAll");
    killAll(all);
    joinAll(all, limit);
    List<Greenlet<?>> survivors = new ArrayList<>();
    for (Greenlet<?> one : all) {
      if (!one.ended()) {
        survivors.add(one);
      }
    }
    if (!survivors.isEmpty()) {
      throw new StubbornGreenletsException(survivors, limit);
    }
  }

  /**
   * All of them, in the order in which they end. The iteration waits; an interrupt ends it with a
   * {@link java.util.concurrent.CancellationException}, and the flag stays set. A loop that is left
   * early leaves a link on those that have not ended: on long-lived ones take {@link #waitAny}.
   *
   * {@snippet file="io/junicorn/snippets/GreenletSnippetsTest.java" region="iwait"}
   */
  public static <W extends Waitable<?>> Iterable<W> iwait(Collection<W> all) {
    List<W> copy = List.copyOf(all);
    return () -> new CompletionOrder<>(copy, FOR_EVER, false);
  }

  /** As {@link #iwait(Collection)}, but only those that end within the limit. */
  public static <W extends Waitable<?>> Iterable<W> iwait(Collection<W> all, Duration limit) {
    List<W> copy = List.copyOf(all);
    long nanos = Nanos.of(limit, "the limit of iwait");
    return () -> new CompletionOrder<>(copy, nanos, false);
  }

  /**
   * Waits for the first one to end.
   *
   * @throws IllegalArgumentException when there is none to wait for
   */
  public static <W extends Waitable<?>> W waitAny(Collection<W> all) throws InterruptedException {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to wait for: the collection is empty");
    }
    return Objects.requireNonNull(first(all, FOR_EVER));
  }

  /** As {@link #waitAny(Collection)}, for a limited time; empty when none has ended by then. */
  public static <W extends Waitable<?>> Optional<W> waitAny(Collection<W> all, Duration limit)
      throws InterruptedException {
    return Optional.ofNullable(first(all, Nanos.of(limit, "the limit of waitAny")));
  }

  private static <W extends Waitable<?>> @Nullable W first(Collection<W> all, long nanos)
      throws InterruptedException {
    CompletionOrder<W> order = new CompletionOrder<>(all, nanos, false);
    try {
      return order.poll();
    } finally {
      order.stop();
    }
  }

  /**
   * Parks the current greenlet; for zero it yields, as {@code gevent.sleep(0)}.
   *
   * @throws IllegalArgumentException when the time is negative
   */
  @SuppressWarnings("ThreadPriorityCheck") // To yield is what it is for.
  public static void sleep(Duration time) throws InterruptedException {
    if (Nanos.of(time, "the time to sleep") > 0) {
      Thread.sleep(time);
      return;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while yielding");
    }
    Thread.yield();
  }

  /** Lets other greenlets that are ready go first, if there are any. */
  @SuppressWarnings({"ThreadPriorityCheck", "NamedLikeContextualKeyword"}) // gevent's word.
  public static void yield() {
    Thread.yield();
  }

  /**
   * Yields until no greenlet of this JVM is ready and waiting for a carrier, or the thread is
   * interrupted: for work that should only be done when nothing else is ({@code gevent.idle}).
   */
  public static void idle() throws InterruptedException {
    VirtualThreadSchedulerMXBean scheduler =
        ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    do {
      sleep(Duration.ZERO);
    } while (scheduler.getQueuedVirtualThreadCount() > 0);
  }
}
