package io.junicorn.requests;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Responses in the order in which they come. Driven by its reader: {@link #next} sends what may be
 * sent, and waits; one that is abandoned sends nothing more. For one thread.
 *
 * @param <E> type of the responses, or of {@link Indexed} ones
 */
public final class Responses<E extends @Nullable Object> implements Iterator<E>, AutoCloseable {
  private final Source<E> source;
  private final Calls<?> calls;

  /** Reads one reply and makes of it what the reader wants. */
  interface Source<E extends @Nullable Object> {
    E next() throws InterruptedException, ExecutionException;
  }

  Responses(Calls<?> calls, Source<E> source) {
    this.calls = calls;
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    return calls.hasNext();
  }

  /**
   * The next response, or what the handler has made of a failure; waits for it.
   *
   * @throws CompletionException when the request failed and no handler took it; its message names
   *     the request, its cause is the failure, and the iteration goes on after it
   * @throws CancellationException when the calling thread is interrupted; the flag stays set
   */
  @Override
  public E next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all responses have been read");
    }
    try {
      return source.next();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException thrown =
          new CancellationException("interrupted while waiting for a response");
      thrown.initCause(e);
      throw thrown;
    } catch (ExecutionException e) {
      throw new CompletionException(e.getMessage(), e.getCause());
    }
  }

  /** Ends the iteration: sends nothing more, and kills the requests that are under way. */
  @Override
  public void close() {
    calls.close();
  }
}
