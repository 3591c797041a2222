package io.junicorn.coroutine;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletExit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One of a {@link Family} that take turns, each of which names the next: Python's {@code greenlet}.
 *
 * <p>The first switch to a coroutine starts its body, on a greenlet of its own. A switch to one
 * that is dead goes to its nearest living ancestor. What a body returns or throws goes to its
 * parent: as the result of, or out of, the switch in which the parent is parked; a parent that has
 * not started is started with it. A {@link GreenletExit} ends a coroutine quietly, and is the value
 * that its parent gets.
 *
 * <p>Values are plain objects: any two may switch to each other with anything, so there is no
 * single type for what a switch takes and returns. Whoever wants one wraps it ({@link Generator}).
 *
 * <p>Only the thread of the coroutine that runs may switch, throw and set parents; the answers of
 * the other methods may be had by any thread and are snapshots. What a coroutine did before it
 * handed control over happens-before whatever the one who takes it does next: members of a family
 * share data without locks.
 *
 * <p>A coroutine that is interrupted or killed while it is parked does not wake: it would run
 * beside another one. It finds its interrupt flag set when it gets its turn. The same holds for the
 * thread of the main coroutine.
 */
public final class Coroutine {
  /** What a coroutine runs. */
  @FunctionalInterface
  public interface Body {
    /**
     * Called once, on the coroutine's greenlet.
     *
     * @param first the value of the switch that started it
     * @return what the parent gets
     */
    @Nullable Object run(@Nullable Object first) throws Exception;
  }

  private final Family family;
  private final String name;
  private final @Nullable Body body;
  private volatile @Nullable Coroutine parent;
  private volatile Stage stage;
  private volatile @Nullable Greenlet<?> greenlet;

  /** Written by itself before it first hands control over; of main, by {@link Family}. */
  private volatile @Nullable Thread thread;

  /** What it is handed together with control; null while it is not its turn. */
  private volatile @Nullable Object slot;

  private Coroutine(
      Family family, String name, @Nullable Body body, @Nullable Coroutine parent, Stage stage) {
    this.family = family;
    this.name = name;
    this.body = body;
    this.parent = parent;
    this.stage = stage;
  }

  /** The one that is there already: the calling thread. */
  static Coroutine main(Family family) {
    Coroutine main = new Coroutine(family, "main", null, null, Stage.STARTED);
    main.thread = Thread.currentThread();
    return main;
  }

  static Coroutine member(Family family, String name, Body body, Coroutine parent) {
    return new Coroutine(family, name, body, parent, Stage.NEW);
  }

  /**
   * Hands a value and control to this one. A switch to oneself returns the value at once.
   *
   * @return what is handed to the caller when it gets control back
   * @throws GreenletExit when somebody ends the caller, or its family closes
   * @throws IllegalStateException when the caller does not run in this family, or it is closed
   * @throws java.util.concurrent.CompletionException around a checked exception
   */
  public @Nullable Object switchTo(@Nullable Object value) {
    return family.transfer(this, Message.value(value));
  }

  /** As {@link #switchTo(Object)}, with null. */
  public @Nullable Object switchTo() {
    return switchTo(null);
  }

  /**
   * As {@link #switchTo(Object)}, but the throwable is thrown out of the switch in which this one
   * is parked. One that has not started never will, and its parent gets it; so does the nearest
   * living ancestor of one that is dead.
   */
  public @Nullable Object throwInto(Throwable thrown) {
    return family.transfer(this, Message.thrown(Objects.requireNonNull(thrown)));
  }

  /** As {@link #throwInto(Throwable)}, with a {@link GreenletExit}: ends it. */
  public @Nullable Object throwInto() {
    return throwInto(new GreenletExit(name + " was told to end", null));
  }

  /** Who gets control when this one ends; empty for main alone. At first, the one who made it. */
  public Optional<Coroutine> parent() {
    return Optional.ofNullable(parent);
  }

  /**
   * Sets who gets control when this one ends.
   *
   * @throws IllegalArgumentException for one of another family, or below this one
   * @throws IllegalStateException when this is main, or the caller does not run
   */
  public void parent(Coroutine newParent) {
    family.running("set a parent");
    if (body == null) {
      throw new IllegalStateException(this + " has no parent: it is never dead");
    }
    if (newParent.family != family) {
      throw new IllegalArgumentException(
          newParent + " is of another family than " + this + ": it cannot be its parent");
    }
    for (Coroutine at = newParent; at != null; at = at.parent) {
      if (at == this) {
        throw new IllegalArgumentException(
            newParent + " cannot be the parent of " + this + ", which it descends from");
      }
    }
    parent = newParent;
  }

  /** The family that it belongs to. */
  public Family family() {
    return family;
  }

  /** Whether its body has begun; it may be over. */
  public boolean started() {
    return stage == Stage.STARTED || greenlet != null;
  }

  /** Whether it has ended, or never can begin because its family is closed. Main is never dead. */
  public boolean dead() {
    return stage == Stage.DEAD || (stage == Stage.NEW && family.closed());
  }

  /** The greenlet that it is; empty for one that has not started, and for main. */
  public Optional<Greenlet<?>> greenlet() {
    return Optional.ofNullable(greenlet);
  }

  Stage stage() {
    return stage;
  }

  void stage(Stage next) {
    stage = next;
  }

  /** The parent of one that has one. */
  Coroutine heir() {
    return Objects.requireNonNull(parent, "main never ends");
  }

  boolean isOn(Thread other) {
    return other.equals(thread);
  }

  /** From now on main is the calling thread; of {@link Family#adopt}. */
  void moveHere() {
    thread = Thread.currentThread();
  }

  /** What a member runs. */
  Body body() {
    return Objects.requireNonNull(body, "main runs what it likes");
  }

  /** The life of a member, on its greenlet, which is to take what is in the slot. */
  @Nullable Object live() throws Exception {
    thread = Thread.currentThread();
    greenlet = Greenlet.current().orElseThrow();
    Object first = take();
    family.arrived(this);
    return body().run(Message.open(first));
  }

  /** Gives it its turn. One without a thread will look before it parks. */
  void give(Object message) {
    Thread sleeper = thread;
    slot = message;
    LockSupport.unpark(sleeper);
  }

  /**
   * Parks until it is its turn. An interrupt is remembered, not obeyed: the flag is off while it
   * parks, for {@code park} does not wait under a flag.
   */
  Object take() {
    boolean interrupted = false;
    Object message = slot;
    while (message == null) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
      message = slot;
    }
    slot = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return message;
  }

  @Override
  public String toString() {
    Greenlet<?> on = greenlet;
    return on == null ? name : name + " (" + on.name() + ")";
  }
}
