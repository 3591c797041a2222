package io.junicorn.container.webapps;

import io.junicorn.container.leak.LeakProbe;
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
  private static final long TICK_MILLIS = 20;
  private static final Duration UNWIND = Duration.ofSeconds(2);

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

  /** Returns at once; the application is told when it is over. */
  void begin(Application application, Generation old) {
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
                application.retired();
              }
            });
  }

  private void drain(Generation old) throws InterruptedException {
    if (finishedWithin(old, limit)) {
      return;
    }
    LOG.warn(
        "{} requests of the old {} are cut after {} ms",
        handler.unfinished(old),
        old.spec().contextPath(),
        limit.toMillis());
    handler.cut(old);
    if (!finishedWithin(old, UNWIND)) {
      LOG.warn(
          "{} requests of the old {} ignore the interrupt and are left",
          handler.unfinished(old),
          old.spec().contextPath());
    }
  }

  private boolean finishedWithin(Generation old, Duration time) throws InterruptedException {
    long begun = System.nanoTime();
    while (handler.unfinished(old) > 0) {
      if (System.nanoTime() - begun >= time.toNanos()) {
        return false;
      }
      Thread.sleep(TICK_MILLIS);
    }
    return true;
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
