package io.junicorn.greenlet;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What somebody wants to know of a {@link GreenletTree}.
 *
 * @param filter which greenlets
 * @param limit how many of them at most
 * @param stacks whether with what each one executes
 * @param waits whether with what each one waits for, which also takes its stack: most of the work
 * @param words what is shown of the words for what a greenlet serves, such as a URL without its
 *     secrets
 */
public record TreeQuery(
    TreeFilter filter, int limit, boolean stacks, boolean waits, UnaryOperator<String> words) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when the limit is negative
   */
  public TreeQuery {
    Objects.requireNonNull(filter, "the filter is null");
    Objects.requireNonNull(words, "the words are null");
    if (limit < 0) {
      throw new IllegalArgumentException("limit is " + limit + ", allowed is 0 or more");
    }
  }

  /** Everyone, up to a limit; what each waits for if stacks are taken anyhow. */
  public static TreeQuery of(int limit, boolean stacks) {
    return new TreeQuery(TreeFilter.NONE, limit, stacks, stacks, UnaryOperator.identity());
  }
}
