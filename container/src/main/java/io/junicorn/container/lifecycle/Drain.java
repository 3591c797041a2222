package io.junicorn.container.lifecycle;

import io.junicorn.greenlet.Greenlet;
import io.junicorn.greenlet.Stacks;
import io.junicorn.servlet.GreenletHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes what is in flight: waits up to a limit, then answers 503 to the rest and interrupts it.
 *
 * <p>{@link #awaitBalancers} and {@link #run} are called once each, on a platform thread; {@link
 * #hurry} by any thread, any time.
 */
public final class Drain {
  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
  private static final long TICK_MILLIS = 10;
  private static final int MOST_NAMED = 20;
  private static final Duration LAST_STEPS = Duration.ofMillis(250);

  private final GreenletHandler handler;
  private final IntSupplier closeIdleConnections;
  private final CountDownLatch hurried = new CountDownLatch(1);

  /**
   * A drain of one handler.
   *
   * @param closeIdleConnections closes the connections that wait for a request, and answers how
   *     many it must look at again
   */
  public Drain(GreenletHandler handler, IntSupplier closeIdleConnections) {
    this.handler = handler;
    this.closeIdleConnections = closeIdleConnections;
  }

  /** Ends the waiting at once. */
  public void hurry() {
    hurried.countDown();
  }

  /**
   * Lets the server go on, not ready any more, until proxies and lists of endpoints have noticed.
   * Returns at the end of the delay, or when the drain is hurried.
   */
  public void awaitBalancers(Duration delay) throws InterruptedException {
    if (delay.isPositive()) {
      LOG.info("not ready; serving on for drain-delay, {} ms", delay.toMillis());
      var _ = hurried.await(delay.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Returns when everything is finished or cut. */
  public void run(Duration limit) throws InterruptedException {
    handler.drain();
    long begun = System.nanoTime();
    int atBegin = handler.unfinished();
    LOG.info("draining: {} in flight, up to {} ms", requests(atBegin), limit.toMillis());
    if (Patience.noneLeft(this::unfinished, limit, hurried) || handler.unfinished() == 0) {
      LOG.info("drained in {} ms", millisSince(begun));
      logDetached();
      return;
    }
    String why =
        hurried.getCount() == 0 ? "as the drain was hurried" : "at the end of graceful-timeout";
    LOG.warn("{} cut {}, after {} ms", requests(handler.unfinished()), why, millisSince(begun));
    handler.cutAll(why);
    if (!Patience.noneLeft(this::unfinished, Patience.UNWIND)) {
      LOG.warn("{} left: the interrupt was ignored", requests(handler.unfinished()));
      handler.greenlets().live().forEach(Drain::logLeft);
    }
  }

  // A connection may become idle with each request that ends.
  private int unfinished() {
    return closeIdleConnections.getAsInt() + handler.unfinished();
  }

  private static String requests(int count) {
    return count == 1 ? "1 request" : count + " requests";
  }

  // Nobody waits for them: they end with the process. But a request whose response has just gone
  // out has a few instructions left.
  private void logDetached() throws InterruptedException {
    long begun = System.nanoTime();
    List<Greenlet<?>> detached = handler.greenlets().live();
    while (!detached.isEmpty() && System.nanoTime() - begun < LAST_STEPS.toNanos()) {
      Thread.sleep(TICK_MILLIS);
      detached = handler.greenlets().live();
    }
    if (!detached.isEmpty()) {
      LOG.warn(
          "{} left: {}",
          detached.size() == 1 ? "1 greenlet" : detached.size() + " greenlets",
          detached.stream()
              .limit(MOST_NAMED)
              .map(g -> g.name() + " " + g.serves())
              .collect(Collectors.joining(", ")));
    }
  }

  private static void logLeft(Greenlet<?> greenlet) {
    LOG.warn(
        "left: {} {} after {} ms, at {}",
        greenlet.name(),
        greenlet.serves(),
        greenlet.age().toMillis(),
        Stacks.where(greenlet.stackTrace()));
  }

  private static long millisSince(long begun) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }
}
