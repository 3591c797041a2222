package io.junicorn.greenlet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is in a {@link Group}, who is about to be, and whether it takes more.
 *
 * <p>Whoever removes a member from the map gives its place back, so that each is given back once.
 * Safe for use by any thread; guarded by its own monitor.
 */
final class Members {
  /**
   * {@code owed}: that somebody joins it; a task with a reader of its own has been taken care of.
   */
  private static final class Member {
    private final boolean owed;
    private @Nullable Link link;

    Member(boolean owed) {
      this.owed = owed;
    }
  }

  private final Map<Greenlet<?>, Member> live = new LinkedHashMap<>();
  private final List<FailureWatch> watches = new ArrayList<>();
  private final Runnable returnPlace;

  /** Between the decision to let one in and its being in. */
  private int arriving;

  private boolean closed;

  /** Whether nobody has joined or killed the members since the last one came. */
  private boolean unjoined;

  /** The first failure since somebody looked. */
  private @Nullable Throwable unseen;

  /** {@code returnPlace} is run under the monitor, once for each that leaves. */
  Members(Runnable returnPlace) {
    this.returnPlace = returnPlace;
  }

  static IllegalStateException closedException() {
    return new IllegalStateException("the group is closed: it takes no more greenlets");
  }

  /**
   * Announces one; {@link #arrived} or {@link #stayedAway} must follow.
   *
   * @return false when none may come
   */
  synchronized boolean expect() {
    if (closed) {
      return false;
    }
    arriving++;
    return true;
  }

  /** The one that was announced could not be spawned. */
  synchronized void stayedAway() {
    arriving--;
    notifyAll();
  }

  /** Lets the announced one in, killed if the group has been closed meanwhile. */
  void arrived(Greenlet<?> greenlet, boolean owed) {
    if (!enter(greenlet, owed)) {
      greenlet.kill();
    }
  }

  private synchronized boolean enter(Greenlet<?> greenlet, boolean owed) {
    arriving--;
    Member member = new Member(owed);
    if (live.putIfAbsent(greenlet, member) != null) {
      returnPlace.run();
      notifyAll();
      return true;
    }
    unjoined |= owed;
    if (owed) {
      watches.forEach(watch -> watch.lookAt(greenlet));
    }
    member.link = greenlet.link(() -> leave(greenlet), false);
    return !closed;
  }

  /** One has ended. */
  private synchronized void leave(Greenlet<?> greenlet) {
    Member left = remove(greenlet);
    if (left != null && left.owed) {
      greenlet.failure().ifPresent(this::tell);
    }
  }

  private @Nullable Member remove(Greenlet<?> greenlet) {
    Member removed = live.remove(greenlet);
    if (removed != null) {
      watches.forEach(watch -> watch.lookAway(greenlet));
      returnPlace.run();
      if (live.isEmpty() || !watches.isEmpty()) {
        notifyAll();
      }
    }
    return removed;
  }

  private void tell(Throwable failure) {
    watches.forEach(watch -> watch.add(failure));
    if (watches.isEmpty() && unseen == null) {
      unseen = failure;
    }
  }

  /** Lets one go that has not ended. */
  synchronized boolean discard(Greenlet<?> greenlet) {
    Member removed = remove(greenlet);
    if (removed != null && removed.link != null) {
      greenlet.unlink(removed.link);
    }
    return removed != null;
  }

  /** Those that live, in the order of their coming. */
  synchronized List<Greenlet<?>> live() {
    sweep();
    return List.copyOf(live.keySet());
  }

  /**
   * Lets out those that have ended and have not come to say so: whoever has joined a greenlet does
   * not find it here, and finds its place free.
   */
  synchronized void sweep() {
    live.keySet().stream().filter(Waitable::ended).toList().forEach(this::leave);
  }

  synchronized boolean contains(Greenlet<?> greenlet) {
    return !greenlet.ended() && live.containsKey(greenlet);
  }

  /** Somebody waits for the members, or ends them: none is forgotten. */
  synchronized void takenCareOf() {
    unjoined = false;
  }

  /** Takes no more. Returns those whom nobody has joined, who are cut now. */
  synchronized List<Greenlet<?>> close() {
    closed = true;
    if (!unjoined) {
      return List.of();
    }
    unjoined = false;
    List<Greenlet<?>> cut = new ArrayList<>();
    live.forEach(
        (greenlet, member) -> {
          if (member.owed && !greenlet.ended()) {
            cut.add(greenlet);
          }
        });
    return cut;
  }

  /** Begins to look at failures; the first one since somebody looked is among them. */
  synchronized FailureWatch watch() {
    FailureWatch watch = new FailureWatch();
    if (unseen != null) {
      watch.add(unseen);
      unseen = null;
    }
    watches.add(watch);
    live.forEach(
        (greenlet, member) -> {
          if (member.owed) {
            watch.lookAt(greenlet);
          }
        });
    return watch;
  }

  synchronized void end(FailureWatch watch) {
    watches.remove(watch);
    watch.close();
  }

  /** Waits until none is left, or the watch has seen a failure; false when the time is over. */
  synchronized boolean await(long nanos, @Nullable FailureWatch watch) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    while ((arriving > 0 || !live.isEmpty()) && (watch == null || watch.isEmpty())) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
    return true;
  }
}
