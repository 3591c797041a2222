package io.junicorn.greenlet;

import org.jspecify.annotations.Nullable;

/** Greenlets that wait for each other without a limit: none of them would ever end. */
final class Cycles {
  /** Longer chains are not followed: others may be changing them meanwhile. */
  private static final int LONGEST = 10_000;

  private Cycles() {}

  /**
   * One greenlet is about to wait for another one without a limit; {@link #leave} follows, also
   * when it is refused.
   *
   * @throws IllegalStateException when it would be for ever
   */
  static void enter(Greenlet<?> waiting, Greenlet<?> target) {
    if (waiting == target) {
      throw new IllegalStateException(target.name() + " cannot wait for itself");
    }
    waiting.waitsFor = target;
    Descendants members = waiting.memberOf();
    if (members != null && members == target.below()) {
      members.awaitsRoot(waiting, target);
    }
    refuse(waiting);
  }

  /** That wait is over, or was refused. */
  static void leave(Greenlet<?> waiting, Greenlet<?> target) {
    if (waiting == target) {
      return;
    }
    waiting.waitsFor = null;
    Descendants members = waiting.memberOf();
    if (members != null && members == target.below()) {
      members.leftRoot();
    }
  }

  /**
   * Refuses a wait that closes a cycle, unless one in it has been told to end. The one who waits
   * has said whom it waits for before it asks, so of two who close a cycle at once at least one is
   * refused.
   *
   * @throws IllegalStateException naming the cycle
   */
  private static void refuse(Greenlet<?> waiting) {
    Greenlet<?> at = waiting.waitsFor;
    for (int hops = 0; at != null && hops < LONGEST; hops++) {
      if (at.killPending()) {
        return;
      }
      if (at == waiting) {
        String cycle = describe(waiting);
        waiting.waitsFor = null;
        throw new IllegalStateException("would wait for each other for ever: " + cycle);
      }
      at = at.waitsFor;
    }
  }

  private static String describe(Greenlet<?> first) {
    StringBuilder text = new StringBuilder(first.name());
    @Nullable Greenlet<?> at = first.waitsFor;
    for (int hops = 0; at != null && hops < LONGEST; hops++) {
      text.append(" -> ").append(at.name());
      if (at == first) {
        break;
      }
      at = at.waitsFor;
    }
    return text.toString();
  }
}
