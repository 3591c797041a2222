package io.junicorn.greenlet;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A value that is bound for the duration of a call, and that every greenlet spawned meanwhile
 * inherits, with all that it spawns itself: a {@link ScopedValue} that follows {@code spawn}.
 *
 * <p>Values are not copied: what is bound should be immutable or safe for use by several threads.
 * gevent's tree-local values are one dictionary for the whole tree; here a binding ends with its
 * call, and no greenlet can change what another one sees.
 *
 * {@snippet file="io/junicorn/snippets/GreenletSnippetsTest.java" region="tree-local"}
 *
 * @param <T> type of the value
 */
public final class TreeLocal<T> {
  private static final ScopedValue<Binding> BOUND = ScopedValue.newInstance();

  /** The bindings in force, the innermost first. */
  record Binding(TreeLocal<?> key, Object value, @Nullable Binding outer) {
    /**
     * One in front of others; what it hides is left out, or a long chain of spawns would keep it.
     */
    static Binding over(TreeLocal<?> key, Object value, @Nullable Binding outer) {
      return new Binding(key, value, without(key, outer));
    }

    private static @Nullable Binding without(TreeLocal<?> key, @Nullable Binding all) {
      if (all == null) {
        return null;
      }
      return all.key == key ? all.outer : new Binding(all.key, all.value, without(key, all.outer));
    }
  }

  private TreeLocal() {}

  /** A new one, bound nowhere. Like a {@code ScopedValue} it belongs into a static final field. */
  public static <T> TreeLocal<T> create() {
    return new TreeLocal<>();
  }

  /** Binds the value while the body runs, for it and for all that it spawns. */
  public <R extends @Nullable Object> R callWhere(T value, Callable<R> body) throws Exception {
    Objects.requireNonNull(value, "the value is null");
    return ScopedValue.where(BOUND, Binding.over(this, value, bindings())).call(body::call);
  }

  /** As {@link #callWhere}, for a body without a value. */
  public void runWhere(T value, Runnable body) {
    Objects.requireNonNull(value, "the value is null");
    ScopedValue.where(BOUND, Binding.over(this, value, bindings())).run(body);
  }

  /** The value that is bound here; empty where none is. */
  @SuppressWarnings("unchecked") // A binding holds what its key's callWhere was given.
  public Optional<T> get() {
    for (Binding b = bindings(); b != null; b = b.outer) {
      if (b.key == this) {
        return Optional.of((T) b.value);
      }
    }
    return Optional.empty();
  }

  /** What a greenlet that is spawned here inherits. */
  static @Nullable Binding bindings() {
    return BOUND.isBound() ? BOUND.get() : null;
  }

  /** Runs something under inherited bindings. */
  static void runUnder(Binding inherited, Runnable body) {
    ScopedValue.where(BOUND, inherited).run(body);
  }

  /** As {@link #runUnder}, for a body with a value. */
  static <R extends @Nullable Object> R callUnder(Binding inherited, Callable<R> body)
      throws Exception {
    return ScopedValue.where(BOUND, inherited).call(body::call);
  }
}
