package io.junicorn.coroutine;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An iterator whose elements are given by code that runs in between, as Python's generators.
 *
 * {@snippet file="io/junicorn/snippets/CoroutineSnippetsTest.java" region="generator"}
 *
 * <p>The body is a coroutine: it begins with the first element asked for, runs while the consumer
 * waits, and stands still while the consumer runs. What it throws comes out of {@code next} or
 * {@code hasNext}, a checked exception in a {@link java.util.concurrent.CompletionException}; then
 * the generator is exhausted. An exhausted generator has no greenlet any more. One that is left
 * before must be closed, or its greenlet stays.
 *
 * <p>Any thread may consume it, one at a time: threads may take turns, each sees what the former
 * ones and the body did, and two at once are refused. An interrupt of the consumer waits until the
 * body has given something.
 *
 * @param <T> type of the elements
 */
public final class Generator<T extends @Nullable Object> implements Iterator<T>, AutoCloseable {
  /** What gives the elements. */
  @FunctionalInterface
  public interface Body<T extends @Nullable Object> {
    /** Called once, on the generator's greenlet. */
    void run(Output<T> out) throws Exception;
  }

  private final Body<T> body;

  /** Which thread is in one of the methods; orders what they do. The other fields are its own. */
  private final AtomicReference<@Nullable Thread> consumer = new AtomicReference<>();

  private @Nullable Family family;
  private @Nullable Coroutine coroutine;
  private @Nullable Object ahead;
  private boolean ready;
  private boolean over;

  private Generator(Body<T> body) {
    this.body = body;
  }

  /** A generator whose body has not begun. */
  public static <T extends @Nullable Object> Generator<T> of(Body<T> body) {
    return new Generator<>(Objects.requireNonNull(body, "the body is null"));
  }

  /** Whether there is one more; runs the body until it gives it, or ends. */
  @Override
  public boolean hasNext() {
    enter();
    try {
      return advance();
    } finally {
      leave();
    }
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // Output gives nothing but a T.
  public T next() {
    enter();
    try {
      if (!advance()) {
        throw new NoSuchElementException("the generator is exhausted");
      }
      T element = (T) ahead;
      ahead = null;
      ready = false;
      return element;
    } finally {
      leave();
    }
  }

  /** The elements that are left, for a loop. It is the same generator: they are there once. */
  public Iterable<T> rest() {
    return () -> this;
  }

  /**
   * Ends the body where it stands, by a {@link io.junicorn.greenlet.GreenletExit}, as {@link
   * Family#close()}. There are no more elements then. Closing twice does nothing.
   */
  @Override
  public void close() {
    enter();
    try {
      end();
    } finally {
      leave();
    }
  }

  private void enter() {
    Thread self = Thread.currentThread();
    Thread other = consumer.compareAndExchange(null, self);
    if (other != null) {
      throw new IllegalStateException(
          self + " cannot use the generator while it works for " + other);
    }
    if (family != null) {
      family.adopt();
    }
  }

  private void leave() {
    consumer.set(null);
  }

  private boolean advance() {
    if (ready) {
      return true;
    }
    if (over) {
      return false;
    }
    Coroutine from = coroutine == null ? begin() : coroutine;
    try {
      Object given = from.switchTo();
      if (!from.dead()) {
        ahead = given;
        ready = true;
      }
    } finally {
      if (from.dead()) {
        end();
      }
    }
    return ready;
  }

  private Coroutine begin() {
    Family opened = Family.open();
    Output<T> out = new Output<>(opened);
    Coroutine made =
        opened.coroutine(
            _ -> {
              body.run(out);
              return null;
            });
    family = opened;
    coroutine = made;
    return made;
  }

  private void end() {
    over = true;
    ahead = null;
    ready = false;
    if (family != null) {
      family.close();
    }
  }
}
