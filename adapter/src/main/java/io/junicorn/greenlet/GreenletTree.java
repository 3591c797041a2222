package io.junicorn.greenlet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every live greenlet of one server or library, with who spawned whom, and counts.
 *
 * <p>Greenlets, and the threads of the server's machinery, do not inherit inheritable
 * thread-locals: an application's class loader would stay reachable through them. A spawned
 * greenlet has its spawner's context class loader, and the {@link SpawnContext}s; a root has
 * neither. Safe for use by any thread.
 *
 * <p>{@link Greenlets} spawns in the tree of the current greenlet; nobody but a server needs a tree
 * of their own.
 */
public final class GreenletTree {
  static final String NAME_PREFIX = "greenlet-";

  private static final ThreadFactory THREADS =
      VirtualThreads.builder().inheritInheritableThreadLocals(false).factory();

  private static final GreenletTree COMMON = new GreenletTree();

  private final AtomicLong ids = new AtomicLong();
  private final LiveGreenlets live = new LiveGreenlets();

  /** Of those whose time has not come. */
  private final Map<Greenlet<?>, Future<?>> alarms = new ConcurrentHashMap<>();

  private volatile boolean recordsSpawnSites;

  /** Starts with no greenlet and all counters at zero. */
  public GreenletTree() {}

  /** The tree of greenlets that are spawned by no greenlet, as {@code ForkJoinPool.commonPool}. */
  public static GreenletTree common() {
    return COMMON;
  }

  /**
   * Whether each spawn remembers the line that called it, for some microseconds each; roots never
   * do. Off at first: then the class that declares the task is the spawn site.
   */
  public void recordSpawnSites(boolean record) {
    recordsSpawnSites = record;
  }

  /**
   * Runs a task on a fresh greenlet and returns at once.
   *
   * @throws OutOfMemoryError if the JVM cannot start the thread; it is counted as failed then
   */
  public Greenlet<@Nullable Void> spawn(GreenletTask task) {
    return start(child(checked(task)));
  }

  /** As {@link #spawn(GreenletTask)}, for a task with a value. */
  public <T extends @Nullable Object> Greenlet<T> spawn(Callable<T> task) {
    return start(child(checked(task)));
  }

  /**
   * As {@link #spawn(GreenletTask)}, but without a parent and without anything of the calling
   * thread: for work that only happens to be handed over by it, such as the next request.
   */
  public Greenlet<@Nullable Void> spawnRoot(GreenletTask task) {
    Newborn newborn = Newborn.current();
    return newborn == null ? start(make(checked(task), null, null)) : spawnRoot(task, newborn);
  }

  /**
   * Runs something on a fresh virtual thread, which is no greenlet yet: it becomes the first root
   * that is spawned on it by {@link #spawnRoot(GreenletTask)}, when this has returned. For what
   * reads and may find a request.
   */
  public static void newborn(Runnable search) {
    Newborn.start(search);
  }

  /** The thread that calls does not become a greenlet, if it is one that might: it goes on. */
  public static void nothingIsBorn() {
    Newborn.giveUp();
  }

  /** As {@link #spawnRoot(GreenletTask)}, on a thread that somebody else makes and starts. */
  public Greenlet<@Nullable Void> spawnRoot(GreenletTask task, Placement placement) {
    Greenlet<@Nullable Void> greenlet = make(checked(task), null, null, placement::thread);
    register(greenlet);
    Progress.advance(greenlet, Progress.UNBORN, Progress.NEW);
    launch(greenlet, thread -> placement.start(thread, refused -> greenlet.cannotStart(refused)));
    return greenlet;
  }

  /**
   * As {@link #spawn(GreenletTask)}, but nobody waits for it when its parent's request ends: it is
   * the root of {@linkplain Greenlet#descendants descendants} of its own.
   */
  public Greenlet<@Nullable Void> spawnDetached(GreenletTask task) {
    Greenlet<@Nullable Void> greenlet = make(checked(task), Greenlet.currentOrNull(), null);
    inherit(greenlet);
    return start(greenlet);
  }

  /**
   * A thread that is a greenlet from its start on, for code that makes threads and starts them
   * itself. It has no parent: such as a pool's worker, it outlives the greenlet that made it, and
   * works for others.
   *
   * @param name of the thread
   */
  public Thread unstartedThread(String name, Runnable task) {
    GreenletTask body = new ThreadTask(name, checkedTask(task));
    Greenlet<@Nullable Void> greenlet =
        new Greenlet<>(ids.incrementAndGet(), body, this, null, null);
    Thread thread =
        THREADS.newThread(
            () -> {
              register(greenlet);
              Progress.advance(greenlet, Progress.UNBORN, Progress.NEW);
              greenlet.run();
            });
    thread.setName(name);
    greenlet.runsOn(thread);
    return thread;
  }

  private static Runnable checkedTask(Runnable task) {
    return Objects.requireNonNull(task, "the task is null: there is nothing to run");
  }

  /** Spawns after a delay; until then the greenlet is {@link GreenletState#NEW}. */
  public Greenlet<@Nullable Void> spawnLater(Duration delay, GreenletTask task) {
    long nanos = Nanos.of(delay, "the delay");
    return later(nanos, child(checked(task)));
  }

  /** As {@link #spawnLater(Duration, GreenletTask)}, for a task with a value. */
  public <T extends @Nullable Object> Greenlet<T> spawnLater(Duration delay, Callable<T> task) {
    long nanos = Nanos.of(delay, "the delay");
    return later(nanos, child(checked(task)));
  }

  /**
   * Spawns a {@link Callable} or {@link GreenletTask}; {@code before} gets the greenlet when it is
   * registered and before it can begin. If it cannot be started, it has ended.
   */
  <T extends @Nullable Object> Greenlet<T> spawn(
      Object task, Consumer<? super Greenlet<T>> before) {
    return start(child(checked(task)), before);
  }

  private static Object checked(Object task) {
    return Objects.requireNonNull(task, "the task is null: there is nothing to spawn");
  }

  private <T extends @Nullable Object> Greenlet<T> child(Object task) {
    Greenlet<?> parent = Greenlet.currentOrNull();
    Greenlet<T> greenlet = make(task, parent, membership(parent));
    inherit(greenlet);
    return greenlet;
  }

  // A parent in another tree is a parent all the same, but nobody would find the child there.
  private @Nullable Descendants membership(@Nullable Greenlet<?> parent) {
    return parent == null || parent.tree() != this ? null : parent.descendants();
  }

  private <T extends @Nullable Object> Greenlet<T> make(
      Object task, @Nullable Greenlet<?> parent, @Nullable Descendants memberOf) {
    return make(task, parent, memberOf, THREADS);
  }

  private <T extends @Nullable Object> Greenlet<T> make(
      Object task,
      @Nullable Greenlet<?> parent,
      @Nullable Descendants memberOf,
      ThreadFactory threads) {
    Greenlet<T> greenlet = new Greenlet<>(ids.incrementAndGet(), task, this, parent, memberOf);
    Thread thread = threads.newThread(greenlet::run);
    thread.setName(greenlet.name());
    greenlet.runsOn(thread);
    if (task instanceof GreenletTask named) {
      named.runsOn(greenlet);
    }
    return greenlet;
  }

  private void inherit(Greenlet<?> greenlet) {
    greenlet.inherits(Inheritance.forTask(greenlet.task()));
    Objects.requireNonNull(greenlet.thread())
        .setContextClassLoader(Thread.currentThread().getContextClassLoader());
    if (recordsSpawnSites) {
      SpawnSite.ofCaller().ifPresent(greenlet::spawnedAt);
    }
  }

  private void register(Greenlet<?> greenlet) {
    Descendants members = greenlet.memberOf();
    if (members != null) {
      members.born();
    }
    live.add(greenlet);
  }

  private <T extends @Nullable Object> Greenlet<T> start(Greenlet<T> greenlet) {
    return start(greenlet, _ -> {});
  }

  private <T extends @Nullable Object> Greenlet<T> start(
      Greenlet<T> greenlet, Consumer<? super Greenlet<T>> before) {
    register(greenlet);
    // Unless it was killed meanwhile: then it is started to end.
    Progress.advance(greenlet, Progress.UNBORN, Progress.NEW);
    before.accept(greenlet);
    launch(greenlet);
    return greenlet;
  }

  private <T extends @Nullable Object> Greenlet<T> later(long nanos, Greenlet<T> greenlet) {
    register(greenlet);
    if (!Progress.advance(greenlet, Progress.UNBORN, Progress.DELAYED)) {
      launch(greenlet);
      return greenlet;
    }
    alarms.put(
        greenlet,
        PlatformTimer.common().schedule(() -> due(greenlet), nanos, TimeUnit.NANOSECONDS));
    if (Progress.of(greenlet) != Progress.DELAYED) {
      cancelAlarm(greenlet);
    }
    return greenlet;
  }

  private void due(Greenlet<?> greenlet) {
    if (Progress.advance(greenlet, Progress.DELAYED, Progress.NEW)) {
      alarms.remove(greenlet);
      launch(greenlet);
    }
  }

  /** A delayed one need not wait any longer: it was killed. */
  void launchBeforeTime(Greenlet<?> greenlet) {
    cancelAlarm(greenlet);
    launch(greenlet);
  }

  private void cancelAlarm(Greenlet<?> greenlet) {
    Future<?> alarm = alarms.remove(greenlet);
    if (alarm != null) {
      alarm.cancel(false);
    }
  }

  /** Starts the thread of a registered greenlet. */
  private void launch(Greenlet<?> greenlet) {
    launch(greenlet, Thread::start);
  }

  private void launch(Greenlet<?> greenlet, Consumer<Thread> start) {
    try {
      start.accept(Objects.requireNonNull(greenlet.thread()));
    } catch (Throwable refused) {
      greenlet.cannotStart(refused);
      throw refused;
    }
  }

  /** Takes an ended greenlet off the books. */
  void ended(Greenlet<?> greenlet, boolean byThrowing) {
    live.ended(greenlet, byThrowing);
    Descendants members = greenlet.memberOf();
    if (members != null) {
      members.died();
    }
  }

  /**
   * A factory of virtual threads that are no greenlets: selectors and other machinery, which no
   * gauge should count as work. All bear the same name: there is one for each event.
   */
  public static ThreadFactory machineryThreads(String name) {
    return VirtualThreads.builder().inheritInheritableThreadLocals(false).name(name).factory();
  }

  /**
   * Why timed waits of greenlets cost more than they need on this Java; empty where they do not.
   */
  public static Optional<String> withoutTimerQueues() {
    return VirtualThreads.withoutTimerQueues();
  }

  /** How many greenlets there were and are. */
  public GreenletCounts counts() {
    return live.counts();
  }

  /** The live greenlets, oldest first; the list is the caller's. */
  public List<Greenlet<?>> live() {
    return live.snapshot();
  }

  /** Adds the live greenlets to a list, in no order: for who looks often and owns a list. */
  public void copyLive(List<? super Greenlet<?>> target) {
    live.copyTo(target);
  }
}
