package io.junicorn.container.webapps;

import io.junicorn.container.leak.LeakProbe;
import io.junicorn.container.lifecycle.Patience;
import io.junicorn.servlet.GreenletHandler;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends copies of web applications that get no new request: their requests finish within a limit,
 * the rest is cut, then the copy is stopped, and the probe sees to its classes.
 *
 * <p>Each one has a platform thread of its own, {@code junicorn-retire}.
 */
final class Retirement {
  private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

  private final GreenletHandler handler;
  private final Duration limit;
  private final LeakProbe probe;

  /**
   * A way to end copies.
   *
   * @param limit how long requests in flight may take
   */
  Retirement(GreenletHandler handler, Duration limit, LeakProbe probe) {
    this.handler = handler;
    this.limit = limit;
    this.probe = probe;
  }

  /**
   * Returns at once.
   *
   * @param over runs when the copy has ended, well or not
   */
  void begin(Generation old, Runnable over) {
    Thread.ofPlatform()
        .daemon()
        .name("junicorn-retire " + old.spec().contextPath())
        .start(
            () -> {
              try {
                drain(old);
                stop(old);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                over.run();
              }
            });
  }

  private void drain(Generation old) throws InterruptedException {
    String context = old.spec().contextPath();
    if (Patience.noneLeft(() -> handler.unfinished(old), limit)) {
      return;
    }
    LOG.warn(
        "{} of the old {} cut after {} ms",
        requests(handler.unfinished(old)),
        context,
        limit.toMillis());
    handler.cut(old, "at the end of graceful-timeout after the reload of " + context);
    if (!Patience.noneLeft(() -> handler.unfinished(old), Patience.UNWIND)) {
      LOG.warn(
          "{} of the old {} left: the interrupt was ignored",
          requests(handler.unfinished(old)),
          context);
    }
  }

  private static String requests(int count) {
    return count == 1 ? "1 request" : count + " requests";
  }

  /** Stops a copy; what goes wrong there is logged, and its classes are seen to all the same. */
  void stop(Generation generation) {
    String name = generation.spec().contextPath() + " of " + generation.spec().path();
    Optional<ClassLoader> loader = generation.loader();
    try {
      generation.stop();
    } catch (Exception | Error e) {
      LOG.warn("a copy of {} did not stop cleanly", name, e);
    }
    loader.ifPresent(left -> probe.watch(name, left));
  }
}
