package io.junicorn.greenlet;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Greenlets that were told to end and did not within the limit; they live on. */
public final class StubbornGreenletsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Greenlet<?>> survivors;

  StubbornGreenletsException(List<? extends Greenlet<?>> survivors, Duration limit) {
    super(
        survivors.size()
            + " killed but alive after "
            + limit
            + ": "
            + survivors.stream().map(Greenlet::toString).collect(Collectors.joining(", ")));
    this.survivors = List.copyOf(survivors);
  }

  /** Those that live on, in the order in which they were given. */
  public List<Greenlet<?>> survivors() {
    return survivors;
  }
}
