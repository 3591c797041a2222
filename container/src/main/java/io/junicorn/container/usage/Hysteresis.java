package io.junicorn.container.usage;

import java.util.Optional;

/**
 * Turns figures into events as gevent's memory monitor does: one when the limit is passed, another
 * each time it has grown since the last look, one when it is back under. Used by one thread.
 */
final class Hysteresis {
  /** What has happened. */
  enum Event {
    /** It has passed the limit. */
    OVER,
    /** It was over the limit, and is further over it. */
    GROWN,
    /** It was over the limit, and is not any more. */
    UNDER
  }

  private final long limit;

  /** The last figure over the limit; 0 when the last one was not. */
  private long last;

  /**
   * With a limit.
   *
   * @param limit the largest value that is fine, not negative
   */
  Hysteresis(long limit) {
    this.limit = limit;
  }

  /** Looks at a figure; empty when there is nothing to tell. */
  Optional<Event> look(long value) {
    long before = last;
    last = value > limit ? value : 0;
    if (value <= limit) {
      return before == 0 ? Optional.empty() : Optional.of(Event.UNDER);
    }
    if (value <= before) {
      return Optional.empty();
    }
    return Optional.of(before == 0 ? Event.OVER : Event.GROWN);
  }
}
