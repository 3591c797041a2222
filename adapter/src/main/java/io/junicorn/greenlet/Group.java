package io.junicorn.greenlet;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Greenlets that are waited for and ended together.
 *
 * <p>A member leaves when it ends. As a scope, nothing that was spawned in it outlives it:
 *
 * {@snippet file="io/junicorn/snippets/PoolSnippetsTest.java" region="group"}
 *
 * <p>That a group waits for its members does not count as a look at their failures: those are
 * reported as of any greenlet, unless {@link #joinOrThrow} is waiting. The tasks of {@link #apply}
 * and the {@code map}s are members as well, but their failures go to whoever called, and neither
 * {@code joinOrThrow} nor {@link #close} asks about them.
 *
 * <p>Every method may be called from any thread. One that waits for the members must not be called
 * by a member.
 */
public sealed class Group implements AutoCloseable permits Pool {
  static final long FOR_EVER = Long.MAX_VALUE / 2;

  private final Members members = new Members(this::returnPlace);

  /** A group without members. */
  public Group() {}

  /**
   * Takes a place for one more; a group always has one. Waits so long if need be.
   *
   * @return false when there is none
   */
  boolean takePlace(long nanos) throws InterruptedException {
    return true;
  }

  /** Gives back what {@link #takePlace} has taken. */
  void returnPlace() {}

  /** Wakes those who wait for a place. */
  void refuseAll() {}

  /** How many results of an {@code imap} may be unread or under way when nobody says. */
  int defaultWindow() {
    return Integer.MAX_VALUE;
  }

  final Members members() {
    return members;
  }

  /**
   * Runs a task on a fresh greenlet in this group, as {@link Greenlets#spawn(Callable)} does.
   *
   * @throws InterruptedException while waiting for a place in a {@link Pool}; a group never waits
   * @throws IllegalStateException when the group is closed
   */
  public <T extends @Nullable Object> Greenlet<T> spawn(Callable<T> task)
      throws InterruptedException {
    takePlace(FOR_EVER);
    return enter(task, true);
  }

  /** As {@link #spawn(Callable)}, for a task without a value. */
  public Greenlet<@Nullable Void> spawn(GreenletTask task) throws InterruptedException {
    takePlace(FOR_EVER);
    return enter(task, true);
  }

  /**
   * Makes a greenlet a member that was spawned elsewhere; nothing happens if it is one, or has
   * ended.
   *
   * @throws InterruptedException while waiting for a place in a {@link Pool}; a group never waits
   * @throws IllegalStateException when the group is closed
   */
  public void add(Greenlet<?> greenlet) throws InterruptedException {
    if (!greenlet.ended() && !contains(greenlet)) {
      takePlace(FOR_EVER);
      enter(greenlet);
    }
  }

  /** Spawns a task for which a place has been taken; it is a member before it begins. */
  final <T extends @Nullable Object> Greenlet<T> enter(Object task, boolean owed) {
    expect();
    AtomicBoolean in = new AtomicBoolean();
    try {
      return Greenlets.tree()
          .spawn(
              task,
              greenlet -> {
                in.set(true);
                members.arrived(greenlet, owed);
              });
    } finally {
      if (!in.get()) {
        members.stayedAway();
        returnPlace();
      }
    }
  }

  /** Makes one a member for whom a place has been taken. */
  final void enter(Greenlet<?> greenlet) {
    expect();
    members.arrived(greenlet, true);
  }

  private void expect() {
    if (!members.expect()) {
      returnPlace();
      throw Members.closedException();
    }
  }

  /** Spawns a task with a reader of its own; false when there is no place for it in time. */
  final boolean launch(Delivery<?> delivery, long nanos) throws InterruptedException {
    if (!takePlace(nanos)) {
      return false;
    }
    enter(delivery, false);
    return true;
  }

  /**
   * Lets a greenlet go without ending it.
   *
   * @return whether it was a member
   */
  public boolean discard(Greenlet<?> greenlet) {
    return members.discard(greenlet);
  }

  /** How many members live. */
  public int size() {
    return live().size();
  }

  /** Whether a greenlet is a live member. */
  public boolean contains(Greenlet<?> greenlet) {
    return members.contains(greenlet);
  }

  /** The members that live at this moment, in the order of their coming. */
  public List<Greenlet<?>> live() {
    return members.live();
  }

  /** Waits until there is no member. It never throws what a member threw. */
  public void join() throws InterruptedException {
    await(FOR_EVER);
  }

  /**
   * Waits until there is no member, for a limited time.
   *
   * @return whether there is none
   */
  public boolean join(Duration limit) throws InterruptedException {
    return await(Nanos.of(limit, "the limit of join"));
  }

  private boolean await(long nanos) throws InterruptedException {
    refuseMember();
    members.takenCareOf();
    return members.await(nanos, null);
  }

  private void refuseMember() {
    Greenlet<?> self = Greenlet.currentOrNull();
    if (self != null && contains(self)) {
      throw new IllegalStateException(self.name() + " would wait for itself: it is a member");
    }
  }

  /**
   * Waits until there is no member. When one fails, the others are killed and waited for.
   *
   * @throws ExecutionException when one failed, now or since the last call; the cause is what the
   *     first one threw, and the failures of others meanwhile are among its suppressed ones
   */
  public void joinOrThrow() throws InterruptedException, ExecutionException {
    refuseMember();
    members.takenCareOf();
    FailureWatch watch = members.watch();
    try {
      members.await(FOR_EVER, watch);
      if (!watch.isEmpty()) {
        kill();
        members.await(FOR_EVER, null);
      }
    } catch (InterruptedException e) {
      members.end(watch);
      watch.failures().forEach(e::addSuppressed);
      throw e;
    }
    members.end(watch);
    List<Throwable> failures = watch.failures();
    if (!failures.isEmpty()) {
      ExecutionException thrown =
          new ExecutionException("a greenlet of the group failed", failures.getFirst());
      failures.stream().skip(1).forEach(thrown::addSuppressed);
      throw thrown;
    }
  }

  /**
   * Tells all members to end, as {@link Greenlet#kill()} does, and does not wait. A member that
   * calls it ends by it, after it has told the others.
   */
  public void kill() {
    members.takenCareOf();
    Greenlets.killAll(live());
  }

  /**
   * Tells all members to end, and waits for it.
   *
   * @throws StubbornGreenletsException when some live after the limit, naming them
   */
  public void kill(Duration limit) throws InterruptedException {
    Nanos.of(limit, "the limit of kill");
    List<Greenlet<?>> told = live();
    kill();
    Greenlets.joinAll(told, limit);
    List<Greenlet<?>> survivors = told.stream().filter(one -> !one.ended()).toList();
    if (!survivors.isEmpty()) {
      throw new StubbornGreenletsException(survivors, limit);
    }
  }

  /**
   * Ends the group: it takes no more greenlets, kills what lives and waits until that is gone,
   * however long. Closing again does nothing. An interrupt from before the call does not disturb
   * it, and is still there afterwards.
   *
   * <p>Members that are cut by it although nobody has joined or killed the group since they came
   * are a mistake, most often a forgotten {@code join}, and are named in an exception, after they
   * have ended. In a try-with-resources whose body threw, that exception is among the suppressed
   * ones of the body's.
   *
   * @throws IllegalStateException when greenlets were cut that nobody had joined; when the calling
   *     thread is interrupted meanwhile, naming those that still live; and, doing nothing, when a
   *     member calls it
   */
  @Override
  public void close() {
    refuseMember();
    List<Greenlet<?>> cut = members.close();
    String names = named(cut);
    refuseAll();
    boolean interrupted = Thread.interrupted();
    try {
      kill();
      members.await(FOR_EVER, null);
    } catch (InterruptedException e) {
      interrupted = true;
      throw new IllegalStateException(
          "interrupted while closing a group; told to end, still alive: " + named(live()), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (!cut.isEmpty()) {
      throw new IllegalStateException(
          cut.size() + " cut by the close of their group; nobody had joined it: " + names);
    }
  }

  private static String named(List<Greenlet<?>> greenlets) {
    return greenlets.stream().map(Greenlet::toString).collect(Collectors.joining(", "));
  }

  /**
   * Runs a task in this group and waits for its value. The task is killed when the caller is
   * interrupted.
   *
   * @throws ExecutionException when it failed; the cause is what it threw
   * @throws java.util.concurrent.CancellationException when it was killed
   */
  public <T extends @Nullable Object> T apply(Callable<T> task)
      throws InterruptedException, ExecutionException {
    Objects.requireNonNull(task, "the task is null: there is nothing to run");
    Delivery<T> delivery = new Delivery<>(task, task);
    launch(delivery, FOR_EVER);
    return delivery.get();
  }

  /**
   * Runs a function for every item at once, and waits for the results, in the order of the items. A
   * {@link Pool} spawns as it has room.
   *
   * <p>When a call throws, the others go on, and those that fail later report it themselves; when
   * the caller is interrupted, they are killed.
   *
   * @throws ExecutionException when a call failed, the first one in the order of the items; those
   *     that had failed before are among its suppressed ones
   * @throws java.util.concurrent.CancellationException when it was killed instead
   */
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      ThrowingFunction<? super A, ? extends R> function, Iterable<? extends A> items)
      throws InterruptedException, ExecutionException {
    return Mapping.map(this, function, items);
  }

  /**
   * The results of a function for every item, in the order of the items. Items are read and calls
   * spawned as the results are read; a group reads and spawns all at once, a {@link Pool} as many
   * as it has places.
   */
  public <A extends @Nullable Object, R extends @Nullable Object> Results<R> imap(
      ThrowingFunction<? super A, ? extends R> function, Iterable<? extends A> items) {
    return Mapping.ordered(this, function, items, defaultWindow());
  }

  /** As {@link #imap(ThrowingFunction, Iterable)}, never more than that unread or under way. */
  public <A extends @Nullable Object, R extends @Nullable Object> Results<R> imap(
      ThrowingFunction<? super A, ? extends R> function,
      Iterable<? extends A> items,
      int maxUnread) {
    return Mapping.ordered(this, function, items, Mapping.checked(maxUnread));
  }

  /** As {@link #imap(ThrowingFunction, Iterable)}, in the order in which the calls end. */
  public <A extends @Nullable Object, R extends @Nullable Object> Results<R> imapUnordered(
      ThrowingFunction<? super A, ? extends R> function, Iterable<? extends A> items) {
    return Mapping.unordered(this, function, items, defaultWindow());
  }

  /**
   * As {@link #imap(ThrowingFunction, Iterable, int)}, in the order in which the calls end.
   *
   * @throws IllegalArgumentException when {@code maxUnread} is less than 1
   */
  public <A extends @Nullable Object, R extends @Nullable Object> Results<R> imapUnordered(
      ThrowingFunction<? super A, ? extends R> function,
      Iterable<? extends A> items,
      int maxUnread) {
    return Mapping.unordered(this, function, items, Mapping.checked(maxUnread));
  }
}
