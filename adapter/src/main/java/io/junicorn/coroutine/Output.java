package io.junicorn.coroutine;

import org.jspecify.annotations.Nullable;

/**
 * Where the body of a {@link Generator} gives its elements. For the thread of that body alone.
 *
 * @param <T> type of the elements
 */
public final class Output<T extends @Nullable Object> {
  private final Family family;

  Output(Family family) {
    this.family = family;
  }

  /**
   * Gives one element, and returns when the next one is asked for.
   *
   * @throws io.junicorn.greenlet.GreenletExit when the generator is closed
   * @throws IllegalStateException on another thread than the body's
   */
  public void give(T element) {
    if (family.current() == family.main()) {
      throw new IllegalStateException("only the body of a generator gives, while it runs");
    }
    family.main().switchTo(element);
  }

  /** Gives all elements of something else. */
  public void giveAll(Iterable<? extends T> elements) {
    for (T element : elements) {
      give(element);
    }
  }

  /** Gives what is left of another generator, which is closed when this one is closed meanwhile. */
  public void giveAll(Generator<? extends T> nested) {
    try (nested) {
      while (nested.hasNext()) {
        give(nested.next());
      }
    }
  }
}
