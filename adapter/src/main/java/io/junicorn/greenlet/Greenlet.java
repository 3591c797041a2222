package io.junicorn.greenlet;

import io.junicorn.keepsake.Leaves;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One virtual thread and its record: who it is, who spawned it, what it serves, how it ended.
 *
 * <p>A greenlet runs its task once. Every method may be called from any thread, before, during and
 * after the run; the answers are snapshots. {@link Greenlets} spawns them.
 *
 * {@snippet file="io/junicorn/snippets/GreenletSnippetsTest.java" region="get"}
 *
 * @param <T> type of the task's value; {@code Void} when it has none
 */
public final class Greenlet<T extends @Nullable Object> extends Waitable<T> {
  private static final ScopedValue<Greenlet<?>> CURRENT = ScopedValue.newInstance();

  private final long id;
  private final Object task;
  private final long startedNanos = System.nanoTime();
  private final GreenletTree tree;
  private final @Nullable ParentLink parent;

  /** Those who must end before the root of its tree counts as done; this one is among them. */
  private final @Nullable Descendants memberOf;

  private volatile @Nullable Descendants below;
  private @Nullable ParentLink self;
  private @Nullable Inheritance inherited;
  private @Nullable StackTraceElement site;
  private @Nullable Thread thread;

  /** The first reason why somebody told it to end; written by {@link Kill}. */
  volatile @Nullable GreenletExit killed;

  /** Of {@link Progress}. */
  volatile int progress;

  /** Whom this greenlet waits for without a limit, while it does; of {@link Waitable}. */
  volatile @Nullable Greenlet<?> waitsFor;

  /** Written by the one thread that samples carriers; of {@link #onCarrier()}. */
  private volatile long onCarrierNanos;

  /** Links of {@link LiveGreenlets}, guarded by the lock of this greenlet's segment there. */
  @Nullable Greenlet<?> previous;

  @Nullable Greenlet<?> next;

  Greenlet(
      long id,
      Object task,
      GreenletTree tree,
      @Nullable Greenlet<?> parent,
      @Nullable Descendants memberOf) {
    this.id = id;
    this.task = task;
    this.tree = tree;
    this.parent = parent == null ? null : parent.link();
    this.memberOf = memberOf;
  }

  /** The greenlet that the calling thread is, or empty on any other thread. */
  public static Optional<Greenlet<?>> current() {
    return Optional.ofNullable(currentOrNull());
  }

  static @Nullable Greenlet<?> currentOrNull() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  // Two threads may each make one: they are as good as each other.
  private ParentLink link() {
    ParentLink made = self;
    if (made == null) {
      made = new ParentLink(this);
      self = made;
    }
    return made;
  }

  /** A number that no other greenlet of the same {@link GreenletTree} has; the first one is 1. */
  public long id() {
    return id;
  }

  /** {@code greenlet-} and the id: also the name of its thread in a thread dump. */
  public String name() {
    return GreenletTree.NAME_PREFIX + id;
  }

  /** The id of the greenlet that spawned this one, or empty when another thread did. */
  public OptionalLong parentId() {
    return parent == null ? OptionalLong.empty() : OptionalLong.of(parent.id());
  }

  /**
   * The greenlet that spawned this one; empty when another thread did, or when the parent has ended
   * and nobody holds its record any more ({@link #parentId()} stays).
   */
  public Optional<Greenlet<?>> parent() {
    return Optional.ofNullable(parent == null ? null : parent.get());
  }

  /**
   * The {@linkplain Leaves#keepsake() keepsake} of this greenlet's task, else of the nearest
   * ancestor whose task has one, ended or not. Of the server: tasks of applications have none.
   */
  public Optional<Object> keepsake() {
    if (task instanceof Leaves leaves) {
      return Optional.of(leaves.keepsake());
    }
    return Optional.ofNullable(parent == null ? null : parent.keepsake());
  }

  /** The registry that this greenlet is in while it lives. */
  public GreenletTree tree() {
    return tree;
  }

  /**
   * Where it was spawned: the line, when its tree {@linkplain GreenletTree#recordSpawnSites records
   * them}, else the class that declares the task.
   */
  public String spawnSite() {
    return site == null ? Tasks.spawnSite(task) : site.toString();
  }

  /** What the greenlet works for, such as {@code GET /feed}. */
  public String serves() {
    return Tasks.describe(task);
  }

  /**
   * The line that spawned it, or the class that declares the task, as {@link #spawnSite()}, but
   * without a call of the task: for threads that must not wait for an application's code.
   */
  public String spawnedBy() {
    return site == null ? Tasks.declaredBy(task) : site.toString();
  }

  /** The task itself, a {@link Callable} or a {@link GreenletTask}. */
  public Object task() {
    return task;
  }

  /** Where the greenlet stands now; a parked one may be runnable again when the caller looks. */
  public GreenletState state() {
    return switch (outcome()) {
      case Outcome.Value<T> _ -> GreenletState.FINISHED;
      case Outcome.Failed<T> _ -> GreenletState.FAILED;
      case Outcome.Killed<T> _ -> GreenletState.KILLED;
      case null ->
          Progress.of(this) == Progress.RUNNING ? GreenletState.of(thread) : stateBesideTheTask();
    };
  }

  private GreenletState stateBesideTheTask() {
    return Progress.of(this) == Progress.ENDED ? GreenletState.RUNNING : GreenletState.NEW;
  }

  /** How long ago the greenlet was spawned. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  /** When the greenlet was spawned, by the wall clock as it stands at the call. */
  public Instant startedAt() {
    return Instant.now().minus(age());
  }

  /** What the greenlet executes at this moment; empty when it has ended. */
  public StackTraceElement[] stackTrace() {
    Thread running = thread;
    return running == null ? new StackTraceElement[0] : running.getStackTrace();
  }

  /**
   * On which carrier it is at this moment, such as {@code ForkJoinPool-1-worker-1}; empty while it
   * is parked, waits for a carrier, runs on a platform thread, has not begun or has ended.
   */
  public Optional<String> carrier() {
    Thread running = thread;
    return Optional.ofNullable(running == null ? null : Mount.carrierOf(running));
  }

  /**
   * Whether this JDK tells {@link #carrier()}: what it says of virtual threads is nobody's
   * contract. Called on a platform thread, it waits for a virtual one.
   */
  public static boolean tellsCarrier() throws InterruptedException {
    return Mount.isReadable();
  }

  /**
   * How long it has been on a carrier: an estimate, by samples, some milliseconds apart. Short
   * stays are seldom met, so that one greenlet's figure is rough and only the mean of many is true;
   * zero when nobody samples.
   */
  public Duration onCarrier() {
    return Duration.ofNanos(onCarrierNanos);
  }

  /** Adds to {@link #onCarrier()}: for the one thread that samples. */
  public void sampledOnCarrier(long nanos) {
    long before = onCarrierNanos;
    onCarrierNanos = before + nanos;
  }

  /**
   * Whether it may be on a carrier now. It costs nearly nothing to ask; false is sure, but for one
   * that waits while it is pinned: that one keeps its carrier.
   */
  public boolean maybeOnCarrier() {
    Thread running = thread;
    return running != null && running.getState() == Thread.State.RUNNABLE;
  }

  /**
   * The live greenlets that the root of this one's tree has spawned, directly or through others.
   * Each greenlet that was spawned by no greenlet, or detached, is such a root.
   */
  public Descendants descendants() {
    Descendants members = memberOf;
    if (members != null) {
      return members;
    }
    if (below == null) {
      synchronized (this) {
        if (below == null) {
          below = new Descendants(tree);
        }
      }
    }
    return Objects.requireNonNull(below);
  }

  /** Those whose root it is; null while nobody has asked or spawned. */
  @Nullable Descendants below() {
    return below;
  }

  /** Whether it is one of those, and not their root. */
  boolean descendsIn(Descendants descendants) {
    return memberOf == descendants;
  }

  /** Runs something when it has ended, in whatever way. A failure is not reported elsewhere. */
  public void onDone(Consumer<? super Greenlet<T>> action) {
    Objects.requireNonNull(action, "the action is null");
    callback(() -> action.accept(this), true);
  }

  /**
   * Sets the interrupt flag of the greenlet's thread, and wakes it from a wait.
   *
   * <p>An interrupt closes the socket or channel that the thread is blocked on ({@link
   * java.nio.channels.InterruptibleChannel}); one that arrives before the task begins awaits it,
   * and one that arrives after the end does nothing.
   */
  public void interrupt() {
    Thread running = thread;
    if (running != null) {
      Progress.signal(this, running);
    }
  }

  /**
   * Tells the greenlet to end, and does not wait: one that has not begun never will, one that runs
   * is interrupted. What it throws then because of the interrupt makes it {@link
   * GreenletState#KILLED}; if it returns a value or fails otherwise, it has that value or failure.
   * A greenlet that ignores the interrupt goes on; {@link #kill(Duration)} tells.
   *
   * <p>A greenlet that calls it on itself ends at once by {@link GreenletExit}.
   *
   * @return whether it lived; false, and nothing happens, when it had ended
   */
  public boolean kill() {
    return kill((Throwable) null);
  }

  /** As {@link #kill()}, with a reason, which becomes the cause of the exit. */
  public boolean kill(@Nullable Throwable reason) {
    return Kill.of(this, reason);
  }

  /**
   * As {@link #kill()}, and waits for the end, for a limited time.
   *
   * @return whether it has ended by then
   */
  public boolean kill(Duration limit) throws InterruptedException {
    Nanos.of(limit, "the limit of kill");
    kill();
    return join(limit);
  }

  /** Whether it has been told to end and has not ended yet. */
  boolean killPending() {
    return killed != null && !ended();
  }

  /** Names the thread that will run this greenlet: before the greenlet is in the registry. */
  void runsOn(Thread unstarted) {
    thread = unstarted;
  }

  /** What it takes over from its spawner: before its thread starts. */
  void inherits(@Nullable Inheritance inheritance) {
    inherited = inheritance;
  }

  void spawnedAt(StackTraceElement line) {
    site = line;
  }

  @Nullable Thread thread() {
    return thread;
  }

  @Nullable Descendants memberOf() {
    return memberOf;
  }

  /** Runs a body that takes the calling thread for this greenlet. */
  <R extends @Nullable Object> R callAs(Callable<R> body) throws Exception {
    return ScopedValue.where(CURRENT, this).call(body::call);
  }

  /** The body of the greenlet's thread. */
  void run() {
    ScopedValue.where(CURRENT, this).run(() -> TaskRun.begin(this));
  }

  /** What it takes over from its spawner, for the one who does it. */
  @Nullable Inheritance takeInherited() {
    Inheritance taken = inherited;
    inherited = null;
    return taken;
  }

  /** The JVM has no thread for it. */
  void cannotStart(Throwable refused) {
    progress = Progress.ENDED;
    finish(new Outcome.Failed<>(refused));
  }

  /** Off the registry first: whoever has joined a greenlet does not find it there. */
  void finish(Outcome<T> outcome) {
    tree.ended(this, outcome instanceof Outcome.Failed<T>);
    try {
      end(outcome);
    } finally {
      if (memberOf != null) {
        memberOf.settled();
      }
    }
  }

  @Override
  void told(Outcome<T> ending, boolean seen) {
    if (!seen && ending instanceof Outcome.Failed<T>(Throwable cause)) {
      Tasks.failed(task, cause);
    }
  }

  @Override
  String title() {
    return name();
  }

  @Override
  void awaitedBy(@Nullable Greenlet<?> waiting) {
    if (waiting != null) {
      Cycles.enter(waiting, this);
    }
  }

  @Override
  void leftBy(@Nullable Greenlet<?> waiting) {
    if (waiting != null) {
      Cycles.leave(waiting, this);
    }
  }

  @Override
  public String toString() {
    return name() + " " + state() + " " + serves();
  }
}
