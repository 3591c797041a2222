package io.junicorn.greenlet;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which greenlets of a {@link GreenletTree} somebody wants to see: those for which all of it holds.
 *
 * @param id only the one with this id
 * @param context only those of one context, as {@link GreenletTask#context()} and their spawners
 *     say
 * @param olderThan only those that were spawned longer ago; zero is everyone
 * @param contains only those in whose name or words this stands, in whatever case; empty is
 *     everyone. The words are those that are shown: what is masked cannot be found by guessing
 */
public record TreeFilter(
    OptionalLong id, Optional<String> context, Duration olderThan, String contains) {
  /** Everyone. */
  public static final TreeFilter NONE =
      new TreeFilter(OptionalLong.empty(), Optional.empty(), Duration.ZERO, "");

  /** Checks that nothing is null and that the age is not negative. */
  public TreeFilter {
    Objects.requireNonNull(id, "the id is null");
    Objects.requireNonNull(context, "the context is null");
    Objects.requireNonNull(contains, "the words are null");
    if (olderThan.isNegative()) {
      throw new IllegalArgumentException("older than " + olderThan + ", allowed is 0 or more");
    }
  }

  /** Only the greenlet with this id. */
  public static TreeFilter of(long id) {
    return new TreeFilter(OptionalLong.of(id), Optional.empty(), Duration.ZERO, "");
  }

  boolean takes(Greenlet<?> greenlet, Optional<String> itsContext) {
    return (id.isEmpty() || id.getAsLong() == greenlet.id())
        && (context.isEmpty() || context.equals(itsContext))
        && greenlet.age().compareTo(olderThan) >= 0;
  }

  /** Whether the words are looked at, which is dearer than the rest. */
  boolean readsWords() {
    return !contains.isEmpty();
  }

  boolean takesWords(String name, String words) {
    return has(name) || has(words);
  }

  private boolean has(String text) {
    int last = text.length() - contains.length();
    for (int at = 0; at <= last; at++) {
      if (text.regionMatches(true, at, contains, 0, contains.length())) {
        return true;
      }
    }
    return false;
  }
}
