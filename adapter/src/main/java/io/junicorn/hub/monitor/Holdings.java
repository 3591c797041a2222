package io.junicorn.hub.monitor;

import io.junicorn.greenlet.Greenlet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who holds which carrier: about as many as there are carriers. Of the monitor's thread. */
final class Holdings implements Iterable<Holding> {
  private final List<Holding> all = new ArrayList<>();

  /** That of a greenlet; null when it was on no carrier, or on another. */
  @Nullable Holding of(Greenlet<?> greenlet, String carrier) {
    for (Holding holding : all) {
      if (holding.greenlet == greenlet && holding.carrier.equals(carrier)) {
        return holding;
      }
    }
    return null;
  }

  void add(Holding holding) {
    all.add(holding);
  }

  /** Removes those that were not seen again, and marks the others as not seen yet. */
  void removeUnseen(Consumer<Holding> left) {
    for (Iterator<Holding> each = all.iterator(); each.hasNext(); ) {
      Holding holding = each.next();
      if (!holding.seen) {
        each.remove();
        left.accept(holding);
      }
      holding.seen = false;
    }
  }

  /** How many have held their carrier for that long. */
  int olderThan(long nanos, long now) {
    int count = 0;
    for (Holding holding : all) {
      if (holding.nanos(now) >= nanos) {
        count++;
      }
    }
    return count;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  @Override
  public Iterator<Holding> iterator() {
    return all.iterator();
  }
}
