package io.junicorn.hub.monitor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The last stalls, for people who look later. Safe for use by any thread. */
final class RecentStalls implements StallObserver {
  private static final int KEPT = 100;

  /** Newest first. */
  private final Deque<Stall> stalls = new ArrayDeque<>();

  /** The numbers of those that were not said to be over; an old one may be no more in the list. */
  private final Set<Long> goingOn = new HashSet<>();

  @Override
  public synchronized void stalled(Stall stall) {
    goingOn.add(stall.number());
    if (!replace(stall)) {
      stalls.addFirst(stall);
      if (stalls.size() > KEPT) {
        stalls.removeLast();
      }
    }
  }

  @Override
  public synchronized void ended(Stall stall) {
    goingOn.remove(stall.number());
    replace(stall);
  }

  private boolean replace(Stall stall) {
    List<Stall> all = new ArrayList<>(stalls);
    boolean found = false;
    for (int i = 0; i < all.size() && !found; i++) {
      if (all.get(i).number() == stall.number()) {
        all.set(i, stall);
        found = true;
      }
    }
    if (found) {
      stalls.clear();
      stalls.addAll(all);
    }
    return found;
  }

  synchronized List<Stall> all() {
    return List.copyOf(stalls);
  }

  synchronized int goingOn() {
    return goingOn.size();
  }
}
