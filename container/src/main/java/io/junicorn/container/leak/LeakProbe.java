package io.junicorn.container.leak;

import io.junicorn.greenlet.PlatformTimer;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to the classes of web applications that have stopped: deregisters the JDBC drivers that they
 * left behind, and reports a class loader that is not collected, with what holds it.
 *
 * <p>A minute after the last stop it asks the JVM for a collection, once, if a loader is still
 * there: without one nobody can tell a leak from garbage. What survives is logged once. Safe for
 * use by any thread; the work is done on {@code junicorn-leak-probe}, a platform thread.
 */
public final class LeakProbe {
  private static final Logger LOG = LoggerFactory.getLogger(LeakProbe.class);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** What finalizers and cleaners hold goes with the collection after the next. */
  private static final int COLLECTIONS = 3;

  private static final long BETWEEN_MILLIS = 100;

  private final ScheduledExecutorService timer = PlatformTimer.create("junicorn-leak-probe");
  private final List<Watched> watched = new ArrayList<>();

  /** Nothing is watched yet. */
  public LeakProbe() {}

  /**
   * Watches the class loader of an application that has stopped.
   *
   * @param application its context path and file
   */
  public void watch(String application, ClassLoader loader) {
    for (String driver : DriverSweep.deregister(loader)) {
      LOG.warn(
          "{} left its JDBC driver {} registered; it is deregistered now, the application should"
              + " call DriverManager.deregisterDriver when it ends",
          application,
          driver);
    }
    synchronized (watched) {
      watched.add(new Watched(application, Instant.now(), new WeakReference<>(loader)));
    }
    var _ = timer.schedule(this::look, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** On the timer's thread. The last of several stops within the time looks for all of them. */
  private void look() {
    try {
      Instant ripe = Instant.now().minus(PATIENCE).plusMillis(BETWEEN_MILLIS);
      boolean due;
      synchronized (watched) {
        forgetCollected();
        due =
            watched.stream().anyMatch(w -> !w.judged)
                && watched.stream().noneMatch(w -> w.stoppedAt.isAfter(ripe));
      }
      if (due) {
        var _ = probe();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      LOG.warn("the leak probe failed", e);
    }
  }

  /** Collects garbage now and answers what is still there. It takes as long as collections take. */
  public List<Leak> probe() throws InterruptedException {
    for (int i = 0; i < COLLECTIONS && anyLeft(); i++) {
      System.gc();
      Thread.sleep(BETWEEN_MILLIS);
    }
    List<Watched> left;
    synchronized (watched) {
      forgetCollected();
      left = List.copyOf(watched);
    }
    for (Watched one : left) {
      judge(one);
    }
    return leaks();
  }

  private boolean anyLeft() {
    synchronized (watched) {
      forgetCollected();
      return !watched.isEmpty();
    }
  }

  private void judge(Watched one) {
    ClassLoader loader = one.loader.get();
    if (loader == null) {
      return;
    }
    List<String> heldBy = Holders.of(loader);
    boolean first;
    synchronized (watched) {
      first = !one.judged;
      one.judged = true;
      one.heldBy = heldBy;
    }
    if (first) {
      LOG.warn(
          "the classes of {}, stopped at {}, are not collected. What holds them: {}",
          one.application,
          one.stoppedAt,
          String.join("; ", heldBy));
    }
  }

  /** Loaders that were still there after the collections that were asked for. */
  public int leaked() {
    synchronized (watched) {
      forgetCollected();
      return (int) watched.stream().filter(w -> w.judged).count();
    }
  }

  /** The same, with what held them when they were looked at last. */
  public List<Leak> leaks() {
    synchronized (watched) {
      forgetCollected();
      return watched.stream()
          .filter(w -> w.judged)
          .map(w -> new Leak(w.application, w.stoppedAt, w.heldBy))
          .toList();
    }
  }

  /** With the lock. */
  private void forgetCollected() {
    watched.removeIf(w -> w.loader.refersTo(null));
  }

  private static final class Watched {
    final String application;
    final Instant stoppedAt;
    final WeakReference<ClassLoader> loader;
    boolean judged;
    List<String> heldBy = List.of();

    Watched(String application, Instant stoppedAt, WeakReference<ClassLoader> loader) {
      this.application = application;
      this.stoppedAt = stoppedAt;
      this.loader = loader;
    }
  }
}
