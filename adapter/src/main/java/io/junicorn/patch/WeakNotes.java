package io.junicorn.patch;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of objects for as long as somebody else keeps them, by their identity: their own
 * {@code hashCode} may not work yet in their constructor. Safe for use by any thread.
 */
final class WeakNotes<K, V> {
  private final Map<Key<K>, V> notes = new ConcurrentHashMap<>();
  private final ReferenceQueue<K> gone = new ReferenceQueue<>();

  private static final class Key<K> extends WeakReference<K> {
    private final int hash;

    Key(K of, @Nullable ReferenceQueue<K> queue) {
      super(of, queue);
      hash = System.identityHashCode(of);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Identity is what this is about.
    public boolean equals(@Nullable Object other) {
      if (other == this) {
        return true;
      }
      K mine = get();
      return mine != null && other instanceof Key<?> key && key.get() == mine;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  void put(K of, V note) {
    for (Reference<? extends K> key = gone.poll(); key != null; key = gone.poll()) {
      notes.remove(key);
    }
    notes.put(new Key<>(of, gone), note);
  }

  @Nullable V get(K of) {
    return notes.get(new Key<>(of, null));
  }

  void remove(K of) {
    notes.remove(new Key<>(of, null));
  }

  void forEach(BiConsumer<K, V> look) {
    notes.forEach(
        (key, note) -> {
          K of = key.get();
          if (of != null) {
            look.accept(of, note);
          }
        });
  }
}
