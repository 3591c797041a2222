package io.junicorn.coroutine;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletExit;
import io.junicorn.greenlet.Greenlets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Coroutines of which exactly one runs at any time: the thread that opened the family, which is its
 * main coroutine, and those that it and they have made.
 *
 * {@snippet file="io/junicorn/snippets/CoroutineSnippetsTest.java" region="coroutine"}
 *
 * <p>The greenlets of members are detached: a server does not wait for them at the end of the
 * request that opened the family, for one that nobody closes would hold it for ever.
 *
 * <p>Any kind of thread may open one, also a coroutine of another family. {@link #current()} and
 * {@link #main()} may be asked by any thread; everything else is for the thread of the coroutine
 * that runs, and {@link #close()} for main's. All fields but the volatile ones belong to the one
 * that runs, and go with control from thread to thread.
 */
public final class Family implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private enum Phase {
    OPEN,
    CLOSING,
    CLOSED
  }

  private final Coroutine main = Coroutine.main(this);

  /** Those that have started and not ended, oldest first. */
  private final Set<Coroutine> members = new LinkedHashSet<>();

  private volatile Phase phase = Phase.OPEN;
  private volatile Coroutine running = main;

  /** Who had control before. */
  private Coroutine previous = main;

  private @Nullable BiConsumer<? super Coroutine, ? super Coroutine> hook;
  private int made;

  private Family() {}

  /** A family of which the calling thread is the main coroutine. */
  public static Family open() {
    return new Family();
  }

  /** A coroutine that has not started, whose parent is the one that runs. */
  public Coroutine coroutine(Coroutine.Body body) {
    Objects.requireNonNull(body, "the body is null: there is nothing to run");
    Coroutine parent = running("make a coroutine");
    made++;
    return Coroutine.member(this, "coroutine-" + made, body, parent);
  }

  /** The coroutine that runs. */
  public Coroutine current() {
    return running;
  }

  /** The coroutine that the thread is which opened the family. */
  public Coroutine main() {
    return main;
  }

  /**
   * Calls something at each switch and throw, with the one who had control and the one who takes
   * it, in place of what was called before; null for nothing. It is called on the thread of the one
   * who takes control, before its switch returns or its body begins. What it throws comes out there
   * in place of what was handed over, and the hook is taken off. Where control goes nowhere, or
   * past a coroutine that is dead, it is not called.
   */
  public void onSwitch(@Nullable BiConsumer<? super Coroutine, ? super Coroutine> action) {
    running("set the hook");
    hook = action;
  }

  /** As {@link #close(Duration)}, with 10 seconds. */
  @Override
  public void close() {
    close(CLOSE_LIMIT);
  }

  /**
   * Ends all members: a {@link GreenletExit} is thrown into each that is suspended, the newest
   * first, so that its finally blocks run, and again out of every switch that it still tries.
   * Afterwards none has a greenlet, and the family cannot be used. Control comes back here from
   * each, whoever its parent is. Closing twice does nothing. An interrupt waits until all is done.
   *
   * <p>What a member throws other than the exit is thrown here, after all have ended.
   *
   * @throws StubbornCoroutinesException when some have not ended within the limit, each; they are
   *     killed, and left behind
   * @throws IllegalStateException when the caller is not the main coroutine
   */
  public void close(Duration limit) {
    if (phase == Phase.CLOSED) {
      return;
    }
    if (running("close the family") != main) {
      throw new IllegalStateException(
          "the family is closed by its main coroutine, and not by " + running);
    }
    Closing closing = new Closing(limit);
    phase = Phase.CLOSING;
    for (Coroutine member : List.copyOf(members).reversed()) {
      hand(main, member, Message.thrown(closingExit(member)));
      closing.await(member);
      running = main;
    }
    members.clear();
    hook = null;
    phase = Phase.CLOSED;
    closing.report();
  }

  private static GreenletExit closingExit(Coroutine member) {
    return new GreenletExit(member + " ends: its family closes", null);
  }

  boolean closed() {
    return phase == Phase.CLOSED;
  }

  /** The calling thread becomes main's, for a {@link Generator}, which lets them take turns. */
  void adopt() {
    main.moveHere();
  }

  /** The coroutine that runs, which must be the caller. */
  Coroutine running(String intent) {
    Coroutine self = running;
    if (!self.isOn(Thread.currentThread())) {
      throw new IllegalStateException(
          Thread.currentThread() + " cannot " + intent + ": " + self + " runs in this family");
    }
    if (phase == Phase.CLOSED) {
      throw new IllegalStateException(self + " cannot " + intent + ": the family is closed");
    }
    return self;
  }

  /** Hands control over and waits for it to come back. */
  @Nullable Object transfer(Coroutine to, Object message) {
    Coroutine self = running("switch");
    if (phase == Phase.CLOSING && self != main) {
      throw closingExit(self);
    }
    Object received = pass(self, to, message);
    if (received == null) {
      received = self.take();
      arrived(self);
    }
    return Message.open(received);
  }

  /**
   * Finds the one who takes the message: of the one that it is for and its ancestors, the first who
   * is alive or can be started with it.
   *
   * @return the message when the caller itself is the one; else null, and another one runs
   */
  private @Nullable Object pass(Coroutine from, Coroutine to, Object message) {
    Coroutine at = to;
    Object carried = message;
    while (true) {
      switch (at.stage()) {
        case STARTED -> {
          if (at == from) {
            return carried;
          }
          hand(from, at, carried);
          return null;
        }
        case NEW -> {
          if (!Message.throwsSomething(carried)) {
            Throwable refused = start(from, at, carried);
            if (refused == null) {
              return null;
            }
            carried = Message.thrown(refused);
          }
          at.stage(Stage.DEAD);
        }
        case DEAD -> {}
      }
      carried = Message.toParent(carried);
      at = at.heir();
    }
  }

  /**
   * Gives one a greenlet, and its turn. From here on others may run.
   *
   * @return why there is no thread for it; then nobody else runs. Null when it has its turn
   */
  private @Nullable Throwable start(Coroutine from, Coroutine fresh, Object message) {
    CoroutineTask task = new CoroutineTask(fresh);
    fresh.stage(Stage.STARTED);
    members.add(fresh);
    hand(from, fresh, message);
    Greenlet<?> greenlet;
    try {
      greenlet = Greenlets.spawnDetached(task);
    } catch (Throwable refused) {
      members.remove(fresh);
      running = from;
      return refused;
    }
    greenlet.onDone(task::ended);
    return null;
  }

  private void hand(Coroutine from, Coroutine to, Object message) {
    previous = from;
    running = to;
    to.give(message);
  }

  /** One that had control is dead. While the family closes, main waits for it by itself. */
  void ended(Coroutine ended, Object message) {
    ended.stage(Stage.DEAD);
    if (phase == Phase.OPEN) {
      members.remove(ended);
      pass(ended, ended, message);
    }
  }

  /** On the thread of the one who takes control, first of all. */
  void arrived(Coroutine to) {
    BiConsumer<? super Coroutine, ? super Coroutine> action = hook;
    if (action != null) {
      try {
        action.accept(previous, to);
      } catch (Throwable thrown) {
        hook = null;
        throw thrown;
      }
    }
  }
}
