package io.junicorn.greenlet;

/** Says that a {@link Channel} was shut down, and what that kept the caller from doing. */
public final class ChannelClosedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChannelClosedException(String refused, int itemsLeft) {
    super(
        "channel is shut down: %s refused, %d %s left"
            .formatted(refused, itemsLeft, itemsLeft == 1 ? "item" : "items"));
  }
}
