package io.junicorn.greenlet;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * What children hold of the greenlet that spawned them, shared by all: a parent that ended can be
 * collected, and its id and keepsake stay. Immutable.
 */
final class ParentLink extends WeakReference<Greenlet<?>> {
  private final long id;
  private final @Nullable Object keepsake;

  ParentLink(Greenlet<?> parent) {
    super(parent);
    id = parent.id();
    keepsake = parent.keepsake().orElse(null);
  }

  long id() {
    return id;
  }

  /** That of the parent, or of the nearest of its ancestors that left one. */
  @Nullable Object keepsake() {
    return keepsake;
  }
}
