package io.junicorn.container.webapps;

import io.junicorn.container.connector.OpenChannels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Attributes;

/**
 * What connections keep of a copy of a web application. Jetty keeps objects of the servlet API with
 * each of them, to use them again; these hold the copy, and an idle connection would keep its
 * classes alive after its end, in ee8 also one that has served other copies since.
 *
 * <p>Connections of HTTP/1 are found when they are wanted and pay nothing; the streams of HTTP/2
 * that have served the copy are remembered here. {@link #add} on the threads of requests, {@link
 * #clear} once the copy has ended.
 */
final class ConnectionCaches {
  private static final AtomicLong NUMBERS = new AtomicLong();

  /** Marks the caches that are known here: looked up for each request, without a lock. */
  private final String mark = ConnectionCaches.class.getName() + NUMBERS.incrementAndGet();

  private final Map<Components, Boolean> streams = new WeakHashMap<>();

  /** Remembers where a request was served, if nobody could find it later. */
  void add(Request request) {
    if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
      return;
    }
    Components stream = request.getComponents();
    Attributes cache = stream.getCache();
    if (cache.getAttribute(mark) == null) {
      cache.setAttribute(mark, true);
      synchronized (streams) {
        streams.put(stream, true);
      }
    }
  }

  /** Lets all of them forget what they keep; what another copy has there is made anew. */
  void clear(Server server) {
    List<Components> left = new ArrayList<>(OpenChannels.ofHttp1(server));
    synchronized (streams) {
      left.addAll(streams.keySet());
      streams.clear();
    }
    left.forEach(each -> each.getCache().clearAttributes());
  }
}
