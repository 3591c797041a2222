package io.junicorn.servlet;

import io.junicorn.greenlet.Greenlet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose requests are whose: finds and ends those that one owner has claimed. */
final class Claims {
  private Claims() {}

  static void claim(Object owner) {
    Optional<Greenlet<?>> greenlet = Greenlet.current();
    if (greenlet.isPresent() && greenlet.get().task() instanceof Exchange exchange) {
      exchange.claim(owner);
    }
  }

  /** Who has claimed what the current greenlet works for. */
  static @Nullable Object current() {
    return Greenlet.current().map(Claims::ownerOf).orElse(null);
  }

  /**
   * Counts an owner's requests. The greenlets were looked at before the detached requests are: one
   * that moves from there to here is counted once at least.
   */
  static int unfinished(Object owner, Collection<Greenlet<?>> live, Set<Exchange> detached) {
    Set<Exchange> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Greenlet<?> greenlet : live) {
      if (greenlet.task() instanceof Exchange exchange && owner.equals(exchange.owner())) {
        found.add(exchange);
      }
    }
    for (Exchange exchange : detached) {
      if (owner.equals(exchange.owner())) {
        found.add(exchange);
      }
    }
    return found.size();
  }

  static void cut(Object owner, Collection<Greenlet<?>> live, Set<Exchange> detached, String why) {
    for (Greenlet<?> greenlet : live) {
      if (owner.equals(ownerOf(greenlet))) {
        Cutting.cut(greenlet, why);
      }
    }
    for (Exchange exchange : detached) {
      if (owner.equals(exchange.owner())) {
        Cutting.cut(exchange, why);
      }
    }
  }

  /** That of the greenlet, or of its nearest ancestor, that is a request or a task of one. */
  private static @Nullable Object ownerOf(Greenlet<?> greenlet) {
    @Nullable Greenlet<?> next = greenlet;
    while (next != null) {
      switch (next.task()) {
        case Exchange exchange -> {
          return exchange.owner();
        }
        case AsyncTask task -> {
          return task.owner();
        }
        default -> next = next.parent().orElse(null);
      }
    }
    return null;
  }
}
