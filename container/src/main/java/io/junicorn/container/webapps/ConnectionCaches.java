package io.junicorn.container.webapps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Attributes;

/**
 * The connections that a copy of a web application has served. Jetty keeps objects of the servlet
 * API with each of them, to use them again; these hold the copy, and an idle connection would keep
 * its classes alive after its end, in ee8 also one that has served other copies since.
 *
 * <p>{@link #add} on the threads of requests, {@link #clear} once the copy has ended.
 */
final class ConnectionCaches {
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** Marks the caches that are known here: looked up for each request, without a lock. */
  private final String mark = ConnectionCaches.class.getName() + NUMBERS.incrementAndGet();

  private final Map<Components, Boolean> connections = new WeakHashMap<>();

  /** Remembers the connection of a request. */
  void add(Request request) {
    Components connection = request.getComponents();
    Attributes cache = connection.getCache();
    if (cache.getAttribute(mark) == null) {
      cache.setAttribute(mark, true);
      synchronized (connections) {
        connections.put(connection, true);
      }
    }
  }

  /** Lets all of them forget what they keep; what another copy has there is made anew. */
  void clear() {
    List<Components> left;
    synchronized (connections) {
      left = new ArrayList<>(connections.keySet());
      connections.clear();
    }
    left.forEach(connection -> connection.getCache().clearAttributes());
  }
}
