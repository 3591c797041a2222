package io.junicorn.container.webapps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reloads web applications whose files have changed.
 *
 * <p>A file counts when it looks the same twice in a row and, being a WAR, has its end: one that is
 * still copied there is left alone. What could not be loaded is tried again when it has changed
 * again. All on one platform thread, {@code junicorn-watch}, which looks once a second.
 */
public final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Applications applications;
  private final Reloader reloader;
  private final Map<Path, Fingerprint> last = new HashMap<>();
  private final Map<Path, Fingerprint> tried = new HashMap<>();
  private final Thread thread;

  /** Watches the applications that there are. */
  public Watch(Applications applications, Reloader reloader) {
    this.applications = applications;
    this.reloader = reloader;
    this.thread = Thread.ofPlatform().daemon().name("junicorn-watch").unstarted(this::run);
  }

  /** Begins to look. */
  public void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(INTERVAL);
        try {
          applications.all().forEach(this::look);
        } catch (RuntimeException | LinkageError e) {
          LOG.warn("cannot look for changed web applications", e);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Application application) {
    Path path = application.spec().path();
    Fingerprint now = Fingerprint.of(path);
    boolean changed =
        application.current().map(serving -> !now.equals(serving.fingerprint())).orElse(false);
    if (!changed) {
      last.put(path, now);
      tried.remove(path);
    } else if (isNews(path, now)) {
      reload(application, now);
    }
  }

  /** Whether it looks as it did a moment ago, and was not tried like this. */
  private boolean isNews(Path path, Fingerprint now) {
    boolean still = now.equals(last.put(path, now));
    return still && !now.equals(tried.get(path));
  }

  private void reload(Application application, Fingerprint now) {
    Path path = application.spec().path();
    if (!now.isThere()) {
      tried.put(path, now);
      LOG.warn("{} is gone; what was loaded of it goes on", path);
      return;
    }
    if (!Fingerprint.isWhole(path)) {
      return;
    }
    LOG.info("{} has changed", path);
    tried.put(path, now);
    if (reloader.reload(Optional.of(application.spec().contextPath()))
        instanceof ReloadAnswer.Busy busy) {
      LOG.info("{} waits: {}", path, busy.why());
      tried.remove(path);
    }
  }
}
