package io.junicorn.servlet;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What an observer remembers of requests that are under way. Not as their attributes: these are the
 * application's, which sees, changes and removes them.
 *
 * <p>Safe for use by any thread. Whoever puts takes back, when the request has {@linkplain
 * RequestObserver#finished finished}.
 */
public final class RequestNotes<T> {
  private final Map<Identity, T> notes = new ConcurrentHashMap<>();

  /** Nothing is remembered yet. */
  public RequestNotes() {}

  /** Remembers it of a request, however that is wrapped. */
  public void put(Request request, T note) {
    notes.put(Identity.of(request), Objects.requireNonNull(note, "the note is null"));
  }

  /** Whether something is remembered of it. */
  public boolean has(Request request) {
    return notes.containsKey(Identity.of(request));
  }

  /** Forgets it; null when nothing was remembered. */
  public @Nullable T take(Request request) {
    return notes.remove(Identity.of(request));
  }

  private record Identity(Request request) {
    static Identity of(Request request) {
      return new Identity(Request.unWrap(request));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Jetty's requests may compare by their attributes.
    public boolean equals(@Nullable Object other) {
      return other instanceof Identity(Request same) && same == request;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(request);
    }
  }
}
