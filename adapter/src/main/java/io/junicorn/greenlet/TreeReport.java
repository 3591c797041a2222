package io.junicorn.greenlet;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A snapshot of the live greenlets of a {@link GreenletTree}: who serves what, who spawned whom,
 * where each stands.
 *
 * <p>Each greenlet is looked at once, one after another, while all go on: one that ends meanwhile
 * is shown with the state it has then. Immutable.
 *
 * @param live how many greenlets there were, shown or not
 * @param greenlets those that are shown: children right after their parents, oldest first
 */
public record TreeReport(int live, List<Entry> greenlets) {
  /**
   * One greenlet.
   *
   * @param parent the id of the greenlet that spawned it, live or not; empty when none did
   * @param orphan whether that one has ended, or is in another tree; then this one is a root here
   * @param depth how many live greenlets are above it; 0 for a root
   * @param stack what it executes, the innermost call first; empty when it was not asked for, when
   *     it has ended, or when it has not begun
   */
  public record Entry(
      long id,
      String name,
      String serves,
      OptionalLong parent,
      boolean orphan,
      int depth,
      Duration age,
      GreenletState state,
      String spawnSite,
      List<StackTraceElement> stack) {}

  private record Place(Greenlet<?> greenlet, boolean orphan, int depth) {}

  /** Copies the list. */
  public TreeReport {
    greenlets = List.copyOf(greenlets);
  }

  /**
   * Looks at a tree.
   *
   * @param limit how many greenlets to show at most; {@link #omitted()} tells how many are left out
   * @param stacks whether to take stacks, which is most of the work
   * @throws IllegalArgumentException when the limit is negative
   */
  public static TreeReport of(GreenletTree tree, int limit, boolean stacks) {
    if (limit < 0) {
      throw new IllegalArgumentException("limit is " + limit + ", allowed is 0 or more");
    }
    List<Greenlet<?>> live = withParents(tree);
    List<Entry> entries = new ArrayList<>(Math.min(limit, live.size()));
    // A stack of its own: parents may be a hundred thousand deep.
    Map<Greenlet<?>, List<Greenlet<?>>> children = new HashMap<>();
    Deque<Place> next = new ArrayDeque<>();
    Set<Greenlet<?>> known = new HashSet<>(live);
    for (Greenlet<?> greenlet : live.reversed()) {
      Optional<Greenlet<?>> parent = greenlet.parent().filter(known::contains);
      if (parent.isPresent()) {
        children.computeIfAbsent(parent.get(), _ -> new ArrayList<>()).add(greenlet);
      } else {
        next.push(new Place(greenlet, greenlet.parentId().isPresent(), 0));
      }
    }
    int ended = 0;
    while (!next.isEmpty() && entries.size() < limit) {
      Place place = next.pop();
      if (place.greenlet.ended()) {
        ended++;
      } else {
        entries.add(entryOf(place, stacks));
      }
      for (Greenlet<?> child : children.getOrDefault(place.greenlet, List.of())) {
        next.push(new Place(child, false, place.depth + 1));
      }
    }
    return new TreeReport(live.size() - ended, entries);
  }

  /** The registry is read part by part: the parent of one that was found may be missing. */
  private static List<Greenlet<?>> withParents(GreenletTree tree) {
    List<Greenlet<?>> live = tree.live();
    Set<Greenlet<?>> known = new HashSet<>(live);
    boolean complete = true;
    for (int i = 0; i < live.size(); i++) {
      Optional<Greenlet<?>> parent = live.get(i).parent();
      if (parent.isPresent()
          && !parent.get().ended()
          && parent.get().tree() == tree
          && known.add(parent.get())) {
        live.add(parent.get());
        complete = false;
      }
    }
    if (!complete) {
      live.sort(Comparator.comparingLong(Greenlet::id));
    }
    return live;
  }

  private static Entry entryOf(Place place, boolean stacks) {
    Greenlet<?> greenlet = place.greenlet;
    return new Entry(
        greenlet.id(),
        greenlet.name(),
        described(greenlet),
        greenlet.parentId(),
        place.orphan,
        place.depth,
        greenlet.age(),
        greenlet.state(),
        greenlet.spawnSite(),
        stacks ? List.of(greenlet.stackTrace()) : List.of());
  }

  /** The words are the application's, and nobody's mistake hides the others. */
  private static String described(Greenlet<?> greenlet) {
    try {
      return String.valueOf(greenlet.serves());
    } catch (RuntimeException broken) {
      return "(its description failed: " + broken + ")";
    }
  }

  /** How many greenlets are live and not shown. */
  public int omitted() {
    return live - greenlets.size();
  }

  /** For people: a line for each greenlet, its children indented below it. */
  public String text() {
    return TreeText.of(this);
  }

  /**
   * For scripts: one object with {@code live}, {@code shown}, {@code omitted} and {@code
   * greenlets}, a flat list in which parents come before their children. Each has {@code id},
   * {@code name}, {@code serves}, {@code parent} (an id, or null), {@code orphan} (whether that
   * parent has ended), {@code depth}, {@code age_ms}, {@code state} in lower case, {@code
   * spawn_site} and {@code stack}, a list of lines.
   */
  public String json() {
    return TreeJson.of(this);
  }
}
