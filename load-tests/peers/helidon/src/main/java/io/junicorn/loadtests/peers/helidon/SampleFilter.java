package io.junicorn.loadtests.peers.helidon;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The work of the sample's two filters: an id, which stays inside, a header, and the time. */
final class SampleFilter implements Filter {
  private static final System.Logger LOG = System.getLogger(SampleFilter.class.getName());
  private static final Header NO_SNIFF =
      HeaderValues.createCached("X-Content-Type-Options", "nosniff");
  private static final long SLOW_MS = 5000;

  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    CURRENT.set(id);
    response.header(NO_SNIFF);
    long start = System.nanoTime();
    try {
      chain.proceed();
    } finally {
      long ms = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      if (ms >= SLOW_MS) {
        LOG.log(Level.INFO, "slow request {0}: {1} took {2} ms", id, request.path().path(), ms);
      }
    }
  }
}
