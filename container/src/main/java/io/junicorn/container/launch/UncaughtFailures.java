package io.junicorn.container.launch;

import io.junicorn.greenlet.Greenlet;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what escapes from threads and greenlets and nobody else gets to see: with the greenlet, what
 * it works for, and where it was spawned. Called on the thread that ends.
 */
final class UncaughtFailures implements UncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UncaughtFailures.class);

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    Optional<Greenlet<?>> greenlet = Greenlet.current();
    if (greenlet.isEmpty()) {
      LOG.warn("{} failed", thread.getName(), thrown);
      return;
    }
    Greenlet<?> failed = greenlet.get();
    LOG.warn(
        "{} failed: {}, spawned at {}, child of {}",
        failed.name(),
        failed.serves(),
        failed.spawnSite(),
        failed.parent().map(Greenlet::toString).orElse("none that lives"),
        thrown);
  }
}
