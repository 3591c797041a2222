package io.junicorn.hub.monitor;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.GreenletTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at all live greenlets and finds those on carriers. Of the monitor's thread. */
final class Scan {
  /** A greenlet on its carrier. */
  record Mounted(Greenlet<?> greenlet, String carrier) {}

  private final GreenletTree tree;
  private final List<Greenlet<?>> live = new ArrayList<>();
  private final List<Mounted> mounted = new ArrayList<>();

  Scan(GreenletTree tree) {
    this.tree = tree;
  }

  /**
   * Looks once. The list is valid until the next look.
   *
   * @param pinned whether to find those that wait while they are pinned, too: it takes ten times as
   *     long
   */
  List<Mounted> look(boolean pinned) {
    mounted.clear();
    tree.copyLive(live);
    for (Greenlet<?> greenlet : live) {
      if (pinned || greenlet.maybeOnCarrier()) {
        Optional<String> carrier = greenlet.carrier();
        carrier.ifPresent(name -> mounted.add(new Mounted(greenlet, name)));
      }
    }
    // They must not stay reachable through this list.
    live.clear();
    return mounted;
  }

  /** Lets go of what was found. */
  void forget() {
    mounted.clear();
  }
}
