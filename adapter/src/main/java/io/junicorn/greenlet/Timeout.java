package io.junicorn.greenlet;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A deadline for a piece of blocking code: the calls of one scope, on the thread that opened it.
 *
 * <p>When the time is over, a timer on a platform thread interrupts the scope's thread. Waits for
 * queues, latches, sleeps, greenlets and the like end with an {@link InterruptedException}; a
 * virtual thread that is blocked on a socket, also inside a JDBC driver or an HTTP client, gets an
 * {@code IOException}, and <b>its socket is closed</b>, so the connection must be thrown away.
 * {@code synchronized}, {@code Lock.lock()} and computing are not cut: the scope reports at its end
 * that it took too long. On a platform thread a {@code java.net.Socket} is not cut either.
 *
 * <p>An interrupt also closes every {@link java.nio.channels.InterruptibleChannel} that the thread
 * uses at that moment or tries to use until the scope ends: a {@code FileChannel} that others
 * share, such as that of an embedded database or a search index, is closed for all of them. Do not
 * put such code under a timeout.
 *
 * <p>An expiry that comes late never reaches code outside the scope: closing waits for an interrupt
 * that is under way, and clears its flag. An interrupt from elsewhere that falls together with the
 * expiry is one flag for the JDK and is cleared with it, but for {@link Greenlet#kill()} and
 * enclosing timeouts: those are set again.
 *
 * <p>A timeout belongs to the thread that opened it; {@link #expired()} may be asked by any.
 *
 * {@snippet file="io/junicorn/snippets/GreenletSnippetsTest.java" region="timeout"}
 */
public final class Timeout implements AutoCloseable {
  private static final ThreadLocal<Timeout> INNERMOST = new ThreadLocal<>();

  private enum State {
    ARMED,
    FIRING,
    FIRED,
    CLOSED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.ARMED);
  private final Thread owner = Thread.currentThread();
  private final @Nullable Greenlet<?> greenlet = Greenlet.currentOrNull();
  private final long begun = System.nanoTime();
  private final @Nullable Duration limit;
  private final boolean silent;
  private @Nullable Timeout enclosing;
  private @Nullable Future<?> alarm;
  private volatile boolean expired;
  private boolean open = true;

  private Timeout(@Nullable Duration limit, boolean silent) {
    this.limit = limit;
    this.silent = silent;
  }

  /**
   * Opens a scope on the calling thread: {@code try (Timeout t = Timeout.after(limit)) { ... }}. If
   * it has expired, {@link #close()} throws {@link TimeoutExpiredException}; when the body throws,
   * because it was cut, that exception goes on and the expiry is among its suppressed ones. {@link
   * #call} turns it around.
   *
   * {@snippet file="io/junicorn/snippets/GreenletSnippetsTest.java" region="timeout-scope"}
   *
   * @throws IllegalArgumentException when the limit is negative
   */
  public static Timeout after(Duration limit) {
    return open(limit, false);
  }

  /** As {@link #after}, but closing does not throw; {@link #expired()} tells. */
  public static Timeout silentlyAfter(Duration limit) {
    return open(limit, true);
  }

  /** A scope without a limit, for code that has one only sometimes. */
  public static Timeout never() {
    return new Timeout(null, false).enter();
  }

  private static Timeout open(Duration limit, boolean silent) {
    long nanos = Nanos.of(limit, "the timeout");
    Timeout timeout = new Timeout(limit, silent).enter();
    timeout.alarm = PlatformTimer.common().schedule(timeout::fire, nanos, TimeUnit.NANOSECONDS);
    return timeout;
  }

  private Timeout enter() {
    enclosing = INNERMOST.get();
    INNERMOST.set(this);
    return this;
  }

  /**
   * Runs a body under a limit and returns its value.
   *
   * @throws TimeoutExpiredException when this timeout has expired, with what the body threw then as
   *     its cause; a value that came too late is dropped
   * @throws Exception what the body threw, also because an enclosing timeout expired
   */
  public static <T extends @Nullable Object> T call(Duration limit, Callable<T> body)
      throws Exception {
    return silentlyAfter(limit).around(body);
  }

  private <T extends @Nullable Object> T around(Callable<T> body) throws Exception {
    T value;
    try {
      value = body.call();
    } catch (Throwable thrown) {
      if (end() && thrown instanceof Exception) {
        throw expiry(thrown);
      }
      throw thrown;
    }
    if (end()) {
      throw expiry(null);
    }
    return value;
  }

  /**
   * As {@link #call}, but an expiry of this timeout gives the fallback.
   *
   * @throws Exception what the body threw, if an interrupt has not caused it
   */
  public static <T extends @Nullable Object> T callOr(Duration limit, T fallback, Callable<T> body)
      throws Exception {
    Timeout timeout = silentlyAfter(limit);
    try {
      return timeout.around(body);
    } catch (TimeoutExpiredException e) {
      if (e.timeout() != timeout) {
        throw e;
      }
      if (e.getCause() instanceof Exception cause && !Interruption.caused(cause)) {
        throw cause;
      }
      return fallback;
    }
  }

  /** As {@link #call}, for a body without a value. */
  public static void run(Duration limit, GreenletTask body) throws Exception {
    call(limit, valueless(body));
  }

  /**
   * As {@link #run}, but returns whether the body was done in time instead of throwing.
   *
   * @throws Exception what the body threw before
   */
  public static boolean tryRun(Duration limit, GreenletTask body) throws Exception {
    return callOr(
        limit,
        false,
        () -> {
          body.run();
          return true;
        });
  }

  private static Callable<@Nullable Void> valueless(GreenletTask body) {
    return () -> {
      body.run();
      return null;
    };
  }

  /** On the timer's thread. */
  private void fire() {
    if (state.compareAndSet(State.ARMED, State.FIRING)) {
      expired = true;
      try {
        // A greenlet whose task is over is not interrupted: its scope was left open.
        if (greenlet == null) {
          owner.interrupt();
        } else {
          greenlet.interrupt();
        }
      } finally {
        state.set(State.FIRED);
      }
    }
  }

  /** Whether the time was over while the scope was open. */
  public boolean expired() {
    return expired;
  }

  /** How much time the scope has; {@code never} has none to name and says 0. */
  public Duration limit() {
    return limit == null ? Duration.ZERO : limit;
  }

  /** How long the scope has been open. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /**
   * Ends the scope. Closing twice does nothing.
   *
   * @throws TimeoutExpiredException when it has expired and is not silent
   * @throws IllegalStateException on another thread than the one that opened it
   */
  @Override
  public void close() {
    if (end() && !silent) {
      throw expiry(null);
    }
  }

  private TimeoutExpiredException expiry(@Nullable Throwable cause) {
    return new TimeoutExpiredException(this, age(), cause);
  }

  /** Ends the scope and tells whether it has expired; false when it was ended before. */
  @SuppressWarnings("ThreadPriorityCheck") // Yields to a timer that is between two instructions.
  private boolean end() {
    if (!owner.equals(Thread.currentThread())) {
      throw new IllegalStateException(
          "a timeout of "
              + limit()
              + " was opened by "
              + owner
              + " and closed by "
              + Thread.currentThread()
              + ": allowed is the thread that opened it");
    }
    if (!open) {
      return false;
    }
    open = false;
    leave();
    if (state.compareAndSet(State.ARMED, State.CLOSED)) {
      if (alarm != null) {
        alarm.cancel(false);
      }
      return false;
    }
    while (state.get() == State.FIRING) {
      Thread.yield();
    }
    Thread.interrupted();
    if (othersPending()) {
      owner.interrupt();
    }
    return true;
  }

  private void leave() {
    if (INNERMOST.get() == this) {
      if (enclosing == null) {
        INNERMOST.remove();
      } else {
        INNERMOST.set(enclosing);
      }
      return;
    }
    for (Timeout inner = INNERMOST.get(); inner != null; inner = inner.enclosing) {
      if (inner.enclosing == this) {
        inner.enclosing = enclosing;
        return;
      }
    }
  }

  // Others whose interrupt may have been taken for this one's.
  private boolean othersPending() {
    for (Timeout outer = INNERMOST.get(); outer != null; outer = outer.enclosing) {
      if (outer.expired) {
        return true;
      }
    }
    return greenlet != null && greenlet.killPending();
  }
}
