package io.junicorn.container.lifecycle;

import io.junicorn.servlet.Ending;
import io.junicorn.servlet.RequestObserver;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process after a number of requests that a web application has answered, so that a
 * supervisor starts a fresh one. Called on the threads of requests.
 */
public final class MaxRequests implements RequestObserver {
  private static final Logger LOG = LoggerFactory.getLogger(MaxRequests.class);

  private final long limit;
  private final Runnable end;
  private final AtomicLong served = new AtomicLong();

  /**
   * An observer that acts once.
   *
   * @param limit after how many requests, 1 or more
   * @param end what happens then; it returns at once
   */
  public MaxRequests(long limit, Runnable end) {
    this.limit = limit;
    this.end = end;
  }

  /** A number between {@code maxRequests} and that plus {@code jitter}, both included. */
  public static long withJitter(int maxRequests, int jitter) {
    return maxRequests + ThreadLocalRandom.current().nextLong(jitter + 1L);
  }

  @Override
  public void finished(Request request, Ending ending) {
    if (ending.runner() != null && served.incrementAndGet() == limit) {
      LOG.info("max-requests: {} requests are served, draining", limit);
      end.run();
    }
  }
}
