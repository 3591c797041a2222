package io.junicorn.greenlet;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The record of one virtual thread: who it is, who spawned it, what it serves, and how it ended.
 *
 * <p>A greenlet runs its task once. Every method may be called from any thread, before, during and
 * after the run; the answers are snapshots.
 */
public final class Greenlet {
  private static final ScopedValue<Greenlet> CURRENT = ScopedValue.newInstance();

  private final long id;
  private final GreenletTask task;
  private final long startedNanos = System.nanoTime();
  private final long parentId;
  private final @Nullable WeakReference<Greenlet> parent;
  private final LiveGreenlets registry;

  private volatile Progress progress = Progress.NEW;
  private volatile @Nullable Throwable failure;
  private @Nullable Thread thread;

  /** Links of {@link LiveGreenlets}, guarded by the lock of this greenlet's segment there. */
  @Nullable Greenlet previous;

  @Nullable Greenlet next;

  private enum Progress {
    NEW,
    STARTED,
    FINISHED,
    FAILED
  }

  Greenlet(long id, GreenletTask task, @Nullable Greenlet parent, LiveGreenlets registry) {
    this.id = id;
    this.task = task;
    this.parentId = parent == null ? 0 : parent.id;
    this.parent = parent == null ? null : new WeakReference<>(parent);
    this.registry = registry;
  }

  /** The greenlet that the calling thread is, or empty on any other thread. */
  public static Optional<Greenlet> current() {
    return Optional.ofNullable(currentOrNull());
  }

  static @Nullable Greenlet currentOrNull() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /** A number that no other greenlet of the same {@link Greenlets} has; the first one is 1. */
  public long id() {
    return id;
  }

  /** {@code greenlet-} and the id: also the name of its thread in a thread dump. */
  public String name() {
    return Greenlets.NAME_PREFIX + id;
  }

  /** The id of the greenlet that spawned this one, or empty when another thread did. */
  public OptionalLong parentId() {
    return parentId == 0 ? OptionalLong.empty() : OptionalLong.of(parentId);
  }

  /**
   * The greenlet that spawned this one; empty when another thread did, or when the parent has ended
   * and nobody holds its record any more ({@link #parentId()} stays).
   */
  public Optional<Greenlet> parent() {
    return Optional.ofNullable(parent == null ? null : parent.get());
  }

  /**
   * Where the task was written: the class that declares it. It is read off the task only when
   * somebody asks, because a stack walk at every spawn would cost more than the spawn.
   */
  public String spawnSite() {
    return task.spawnSite();
  }

  /** What the greenlet works for, such as {@code GET /feed}. */
  public String serves() {
    return task.describe();
  }

  /** The task itself, for observers that know its type. */
  public GreenletTask task() {
    return task;
  }

  /** Where the greenlet stands now; a parked one may be runnable again when the caller looks. */
  public GreenletState state() {
    return switch (progress) {
      case NEW -> GreenletState.NEW;
      case FINISHED -> GreenletState.FINISHED;
      case FAILED -> GreenletState.FAILED;
      case STARTED -> stateOfThread();
    };
  }

  private GreenletState stateOfThread() {
    Thread running = thread;
    if (running == null) {
      return GreenletState.RUNNING;
    }
    return switch (running.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> GreenletState.PARKED;
      case NEW, RUNNABLE, TERMINATED -> GreenletState.RUNNING;
    };
  }

  /** How long ago the greenlet was spawned. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  /** When the greenlet was spawned, by the wall clock as it stands at the call. */
  public Instant startedAt() {
    return Instant.now().minus(age());
  }

  /** What escaped from the task; empty while it runs and when it returned normally. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** What the greenlet executes at this moment; empty when it has ended. */
  public StackTraceElement[] stackTrace() {
    Thread running = thread;
    return running == null ? new StackTraceElement[0] : running.getStackTrace();
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
    if (running != null && (progress == Progress.NEW || progress == Progress.STARTED)) {
      running.interrupt();
    }
  }

  /** Names the thread that will run this greenlet: before the greenlet is in the registry. */
  void runsOn(Thread unstarted) {
    thread = unstarted;
  }

  /** The body of the greenlet's thread. */
  void run() {
    ScopedValue.where(CURRENT, this).run(this::runTask);
  }

  /** The one place where anything thrown by a task is caught: it is recorded, counted, reported. */
  @SuppressWarnings("CatchAndPrintStackTrace")
  private void runTask() {
    progress = Progress.STARTED;
    try {
      task.run();
      progress = Progress.FINISHED;
      registry.ended(this, false);
    } catch (Throwable thrown) {
      failure = thrown;
      progress = Progress.FAILED;
      registry.ended(this, true);
      task.failed(thrown);
    }
  }

  @Override
  public String toString() {
    return name() + " " + state() + " " + serves();
  }
}
