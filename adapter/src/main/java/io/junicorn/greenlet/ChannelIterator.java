package io.junicorn.greenlet;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Takes a channel's items one by one until it is shut down and empty.
 *
 * <p>For one thread; several may each iterate with an iterator of their own, and share the items.
 */
final class ChannelIterator<T> implements Iterator<T> {
  private final Channel<T> channel;
  private @Nullable T taken;

  ChannelIterator(Channel<T> channel) {
    this.channel = channel;
  }

  /** Waits for an item and takes it: the answer cannot be known otherwise. */
  @Override
  public boolean hasNext() {
    if (taken == null) {
      taken = takeOrNull();
    }
    return taken != null;
  }

  private @Nullable T takeOrNull() {
    try {
      return channel.take();
    } catch (ChannelClosedException _) {
      return null;
    } catch (InterruptedException e) {
      throw Interruption.duringIteration("an item", e);
    }
  }

  @Override
  public T next() {
    if (!hasNext() || taken == null) {
      throw new NoSuchElementException("the channel is shut down and empty");
    }
    T next = taken;
    taken = null;
    return next;
  }
}
