package io.junicorn.greenlet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One look at a tree from its roots down, for a {@link TreeReport}. Of one thread. */
final class TreeWalk {
  private record Place(
      Greenlet<?> greenlet, boolean orphan, int depth, Optional<String> spawnersContext) {}

  private final TreeQuery query;
  private final List<TreeReport.Entry> entries = new ArrayList<>();
  private int matching;
  private int ended;

  TreeWalk(TreeQuery query) {
    this.query = query;
  }

  TreeReport over(GreenletTree tree) {
    List<Greenlet<?>> live = withParents(tree);
    // A stack of its own: parents may be a hundred thousand deep.
    Map<Greenlet<?>, List<Greenlet<?>>> children = new HashMap<>();
    Deque<Place> next = new ArrayDeque<>();
    Set<Greenlet<?>> known = new HashSet<>(live);
    for (Greenlet<?> greenlet : live.reversed()) {
      Optional<Greenlet<?>> parent = greenlet.parent().filter(known::contains);
      if (parent.isPresent()) {
        children.computeIfAbsent(parent.get(), _ -> new ArrayList<>()).add(greenlet);
      } else {
        next.push(new Place(greenlet, greenlet.parentId().isPresent(), 0, Optional.empty()));
      }
    }
    while (!next.isEmpty()) {
      Place place = next.pop();
      Optional<String> context = visit(place);
      for (Greenlet<?> child : children.getOrDefault(place.greenlet, List.of())) {
        next.push(new Place(child, false, place.depth + 1, context));
      }
    }
    return new TreeReport(live.size() - ended, matching, entries);
  }

  /** Answers to which context it belongs. */
  private Optional<String> visit(Place place) {
    Greenlet<?> greenlet = place.greenlet;
    Optional<String> context = contextOf(place);
    if (greenlet.ended()) {
      ended++;
      return context;
    }
    if (!query.filter().takes(greenlet, context)) {
      return context;
    }
    boolean room = entries.size() < query.limit();
    if (!room && !query.filter().readsWords()) {
      matching++;
      return context;
    }
    String words = query.words().apply(described(greenlet));
    if (query.filter().takesWords(greenlet.name(), words)) {
      matching++;
      if (room) {
        entries.add(entryOf(place, words, context));
      }
    }
    return context;
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

  private TreeReport.Entry entryOf(Place place, String words, Optional<String> context) {
    Greenlet<?> greenlet = place.greenlet;
    StackTraceElement[] stack =
        query.stacks() || query.waits() ? greenlet.stackTrace() : new StackTraceElement[0];
    return new TreeReport.Entry(
        greenlet.id(),
        greenlet.name(),
        words,
        greenlet.parentId(),
        place.orphan,
        place.depth,
        greenlet.age(),
        greenlet.state(),
        greenlet.spawnSite(),
        query.stacks() ? List.of(stack) : List.of(),
        new TreeReport.Activity(
            query.waits() ? Optional.of(Waits.of(greenlet, stack)) : Optional.empty(),
            greenlet.onCarrier(),
            context));
  }

  /** The words are the application's, and nobody's mistake hides the others. */
  private static String described(Greenlet<?> greenlet) {
    try {
      return String.valueOf(greenlet.serves());
    } catch (RuntimeException broken) {
      return "(its description failed: " + broken + ")";
    }
  }

  private static Optional<String> contextOf(Place place) {
    try {
      return Tasks.context(place.greenlet.task()).or(place::spawnersContext);
    } catch (RuntimeException unknown) {
      return place.spawnersContext;
    }
  }
}
