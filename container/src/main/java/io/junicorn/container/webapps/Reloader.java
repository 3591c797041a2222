package io.junicorn.container.webapps;

import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.deploy.Printable;
import io.junicorn.container.deploy.StartFailure;
import io.junicorn.container.deploy.WarSpec;
import io.junicorn.container.leak.LeakProbe;
import io.junicorn.servlet.GreenletHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts new copies of WARs in place of those that serve: starts the new one beside the old, checks
 * it, swaps, drains and stops the old one. When the new one cannot run the old one goes on.
 *
 * <p>Called by any platform thread; one reload at a time, and at most one old copy of each
 * application beside the new: the next reload of it waits or is refused until that has ended.
 */
public final class Reloader {
  private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
  private static final long TICK_MILLIS = 20;

  /**
   * Of a thread that was interrupted: whoever waits for a reload is interrupted at the end only.
   */
  private static final String STOPPED_BEFORE_IT_SERVED =
      "the server stops before the new copy serves";

  private final Applications applications;
  private final GreenletHandler handler;
  private final Function<String, Optional<String>> checkOf;
  private final Retirement retirement;
  private final ReloadObserver observer;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final InProgress inProgress = new InProgress();
  private final Semaphore waiting = new Semaphore(1);
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong kept = new AtomicLong();
  private volatile boolean open;

  /**
   * A reloader of all applications.
   *
   * @param handler what their requests come through
   * @param checkOf the path that a new copy must answer before it serves, by context path
   * @param limit how long requests of an old copy may take until they are cut
   * @param probe sees to the classes of old copies
   * @param observer hears of each reload
   */
  public Reloader(
      Applications applications,
      GreenletHandler handler,
      Function<String, Optional<String>> checkOf,
      Duration limit,
      LeakProbe probe,
      ReloadObserver observer) {
    this.applications = applications;
    this.handler = handler;
    this.checkOf = checkOf;
    this.observer = observer;
    this.retirement = new Retirement(handler, limit, probe);
  }

  /**
   * Reloads now, or says why not. Returns when the new copies serve; the old ones may have requests
   * then.
   *
   * @param contextPath which one; all when empty
   */
  public ReloadAnswer reload(Optional<String> contextPath) {
    List<Application> chosen =
        applications.all().stream()
            .filter(a -> contextPath.isEmpty() || contextPath.get().equals(a.spec().contextPath()))
            .toList();
    if (chosen.isEmpty()) {
      return new ReloadAnswer.Unknown(
          "no web application at "
              + contextPath.orElse("any context")
              + ", there are "
              + applications.specs().stream().map(WarSpec::contextPath).toList());
    }
    if (!open) {
      return new ReloadAnswer.Closed();
    }
    if (!oneAtATime.tryLock()) {
      return new ReloadAnswer.Busy(inProgress.words());
    }
    try {
      Optional<Application> retiring = chosen.stream().filter(Application::isRetiring).findFirst();
      if (retiring.isPresent()) {
        return new ReloadAnswer.Busy(
            "the copy of "
                + retiring.get().spec().contextPath()
                + " before the last reload still has requests; try again when they have ended");
      }
      List<Reloaded> done = new ArrayList<>();
      for (Application application : chosen) {
        done.add(reloadOne(application));
      }
      return new ReloadAnswer.Done(done);
    } finally {
      oneAtATime.unlock();
    }
  }

  /**
   * Reloads all when nothing else is under way: for a signal, which nobody can refuse. Further ones
   * that come while one waits are the same wish.
   */
  public void reloadWhenPossible() throws InterruptedException {
    if (!waiting.tryAcquire()) {
      LOG.info("a reload is waiting already");
      return;
    }
    boolean held = true;
    try {
      while (open) {
        oneAtATime.lockInterruptibly();
        try {
          if (applications.all().stream().noneMatch(Application::isRetiring)) {
            waiting.release();
            held = false;
            applications.all().forEach(this::reloadOne);
            return;
          }
        } finally {
          oneAtATime.unlock();
        }
        Thread.sleep(TICK_MILLIS);
      }
    } finally {
      if (held) {
        waiting.release();
      }
    }
  }

  /** From now on there may be reloads. */
  public void open() {
    open = true;
  }

  /** From now on there is none. */
  public void close() {
    open = false;
  }

  /** How many times a new copy took over. */
  public long taken() {
    return taken.get();
  }

  /** How many times the old copy was kept. */
  public long kept() {
    return kept.get();
  }

  private Reloaded reloadOne(Application application) {
    long begun = System.nanoTime();
    WarSpec spec = application.spec();
    LOG.info("reloading {} from {}", spec.contextPath(), spec.path());
    observer.begun(spec.contextPath());
    inProgress.begin("the reload of " + spec.contextPath());
    Optional<String> failure;
    try {
      failure = tryReload(application);
    } finally {
      inProgress.end();
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    Reloaded reloaded =
        new Reloaded(
            spec.contextPath(),
            spec.path().toString(),
            Instant.now(),
            millis,
            failure.isEmpty(),
            failure.orElse("the new copy serves"));
    application.note(reloaded);
    observer.ended(reloaded);
    (reloaded.taken() ? taken : kept).incrementAndGet();
    if (reloaded.taken()) {
      LOG.info("reloaded {} in {} ms", spec.contextPath(), millis);
    } else {
      LOG.error("not reloaded, the old {} goes on: {}", spec.contextPath(), reloaded.message());
    }
    return reloaded;
  }

  /** Why it cannot serve; empty when it does. */
  private Optional<String> tryReload(Application application) {
    Generation next;
    try {
      next = applications.open(application.spec());
    } catch (DeployException e) {
      return Optional.of(
          Thread.currentThread().isInterrupted()
              ? STOPPED_BEFORE_IT_SERVED
              : Printable.escaped(String.valueOf(e.getMessage())));
    }
    Optional<String> failure = start(application, next);
    if (failure.isPresent()) {
      retirement.stop(next);
      return failure;
    }
    Generation old;
    try {
      old = application.replace(next);
    } catch (IllegalStateException e) {
      retirement.stop(next);
      return Optional.of(String.valueOf(e.getMessage()));
    }
    showChange();
    if (old == null) {
      application.retired();
    } else {
      retirement.begin(old, application::retired);
    }
    return Optional.empty();
  }

  private Optional<String> start(Application application, Generation next) {
    try {
      next.start(application.getServer());
      Optional<String> path = checkOf.apply(next.spec().contextPath());
      return path.isPresent() ? ReloadCheck.failure(next.context(), path.get()) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(STOPPED_BEFORE_IT_SERVED);
    } catch (Exception | Error e) {
      LOG.debug("{} cannot start", next.spec().path(), e);
      return Optional.of("it cannot start: " + StartFailure.explain(e));
    }
  }

  /**
   * Deploys another one, which serves when this returns.
   *
   * @return false when nothing is deployed any more
   * @throws DeployException when the WAR cannot be read, or cannot run here
   */
  boolean add(WarSpec spec) throws DeployException {
    oneAtATime.lock();
    try {
      if (open) {
        inProgress.begin("the deployment of " + spec.path());
        applications.addRunning(spec);
        handler.contextsChanged();
      }
      return open;
    } finally {
      inProgress.end();
      oneAtATime.unlock();
    }
  }

  /**
   * Takes one away: no new request comes to it, those in flight finish, then it is gone.
   *
   * @return false when a copy of it before the current one still has requests, or nothing is
   *     changed any more
   */
  boolean remove(Application application) {
    oneAtATime.lock();
    try {
      if (!open || application.isRetiring()) {
        return false;
      }
      Generation last = application.replace(null);
      showChange();
      if (last == null) {
        forget(application);
      } else {
        retirement.begin(last, () -> forget(application));
      }
      return true;
    } finally {
      oneAtATime.unlock();
    }
  }

  // Not before its requests have ended: Jetty stops at once what leaves a server.
  private void forget(Application application) {
    oneAtATime.lock();
    try {
      application.retired();
      applications.remove(application);
    } finally {
      oneAtATime.unlock();
    }
  }

  private void showChange() {
    applications.changed();
    handler.contextsChanged();
  }
}
