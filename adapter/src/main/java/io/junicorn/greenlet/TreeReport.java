package io.junicorn.greenlet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A snapshot of the live greenlets of a {@link GreenletTree}: who serves what, who spawned whom,
 * where each stands.
 *
 * <p>Each greenlet is looked at once, one after another, while all go on: one that ends meanwhile
 * is shown with the state it has then. Immutable.
 *
 * @param live how many greenlets there were, shown or not
 * @param matching how many of them are wanted, shown or not
 * @param greenlets those that are shown: children right after their parents, oldest first
 */
public record TreeReport(int live, int matching, List<Entry> greenlets) {
  /**
   * One greenlet.
   *
   * @param parent the id of the greenlet that spawned it, live or not; empty when none did
   * @param orphan whether that one has ended, or is in another tree; then this one is a root here
   * @param depth how many live greenlets are above it; 0 for a root
   * @param stack what it executes, the innermost call first; empty when it was not asked for, when
   *     it has ended, or when it has not begun
   * @param activity what it does with its time
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
      List<StackTraceElement> stack,
      Activity activity) {}

  /**
   * What one greenlet does with its time.
   *
   * @param waitsOn what it waits for in words, by its stack; empty when it was not asked for
   * @param onCarrier how long it has been on a carrier: an estimate, by samples
   * @param context the application it works for, that of its spawner if it has none of its own;
   *     empty when nobody knows
   */
  public record Activity(Optional<String> waitsOn, Duration onCarrier, Optional<String> context) {
    /** Nothing is known. */
    public static final Activity UNKNOWN =
        new Activity(Optional.empty(), Duration.ZERO, Optional.empty());
  }

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
    return of(tree, TreeQuery.of(limit, stacks));
  }

  /** Looks at a tree. */
  public static TreeReport of(GreenletTree tree, TreeQuery query) {
    return new TreeWalk(query).over(tree);
  }

  /** How many greenlets are wanted, live and not shown. */
  public int omitted() {
    return matching - greenlets.size();
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
   * spawn_site}, {@code context} and {@code waits_on} (null when unknown or not asked for), {@code
   * on_carrier_ms} (an estimate) and {@code stack}, a list of lines.
   */
  public String json() {
    return TreeJson.of(this);
  }
}
