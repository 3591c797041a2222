package io.junicorn.container.webapps;

import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.deploy.Printable;
import io.junicorn.container.deploy.WarSpec;
import io.junicorn.container.deploy.WebAppsFolder;
import io.junicorn.periodic.Periodic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reloads web applications whose files have changed, and follows a folder of WARs: what appears
 * there is deployed, what disappears is taken away.
 *
 * <p>A file counts when it looks the same twice in a row and, being a WAR, has its end: one that is
 * still copied there is left alone. What could not be loaded is tried again when it has changed
 * again. All on one platform thread, {@code junicorn-watch}, which looks once a second.
 */
public final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final Applications applications;
  private final Reloader reloader;
  private final Optional<Path> folder;
  private final News news = new News();
  private final Unfinished unfinished = new Unfinished();

  /** What was said not to be served, and still lies there. */
  private final Set<Path> refused = new HashSet<>();

  /**
   * Watches the applications that there are, and a folder.
   *
   * @param folder where others come and go, if anywhere
   */
  public Watch(Applications applications, Reloader reloader, Optional<Path> folder) {
    this.applications = applications;
    this.reloader = reloader;
    this.folder = folder;
  }

  /** Looks once a second, while started. */
  public Periodic looking() {
    return new Periodic("junicorn-watch", INTERVAL, this::look);
  }

  private void look() throws DeployException {
    applications.all().forEach(this::look);
    if (folder.isPresent()) {
      List<Path> files = WebAppsFolder.listQuietly(folder.get());
      refused.retainAll(files);
      files.forEach(this::lookAtFile);
    }
  }

  /** Each by itself: one that cannot be served is in nobody's way. */
  private void lookAtFile(Path file) {
    try {
      WarSpec spec = WarSpec.ofFile(file);
      Optional<WarSpec> other = applications.specs().stream().filter(spec::clashesWith).findFirst();
      if (other.isEmpty()) {
        refused.remove(file);
        lookAtNew(spec);
      } else if (!other.get().path().equals(file) && refused.add(file)) {
        LOG.warn(
            "not deployed: {}: {} is served at {}", file, other.get().path(), spec.contextPath());
      }
    } catch (DeployException e) {
      if (refused.add(file)) {
        LOG.error("not deployed: {}", printable(e));
      }
    }
  }

  private static String printable(DeployException e) {
    return Printable.escaped(String.valueOf(e.getMessage()));
  }

  private boolean isWhole(WarSpec spec, Fingerprint now) {
    if (Fingerprint.isWhole(spec.path())) {
      unfinished.finished(spec);
      return true;
    }
    if (unfinished.isStuck(spec, now)) {
      LOG.warn(
          "{} has no end, and nobody has gone on writing it for {} s: it is no whole WAR and is"
              + " left alone",
          spec.path(),
          Unfinished.ROUNDS * INTERVAL.toSeconds());
    }
    return false;
  }

  private void lookAtNew(WarSpec spec) {
    Path path = spec.path();
    Fingerprint now = Fingerprint.of(path);
    if (!news.isNews(spec, now) || !now.isThere() || !isWhole(spec, now)) {
      return;
    }
    news.tried(spec, now);
    LOG.info("{} has appeared", path);
    try {
      if (reloader.add(spec)) {
        LOG.info("serving {} at {}{}", path, spec.contextPath(), applications.hosts(spec));
      }
    } catch (DeployException e) {
      LOG.error("not deployed: {}", printable(e));
    }
  }

  private void look(Application application) {
    WarSpec spec = application.spec();
    Fingerprint now = Fingerprint.of(spec.path());
    boolean changed =
        application.current().map(serving -> !now.equals(serving.fingerprint())).orElse(false);
    if (!changed) {
      news.served(spec, now);
    } else if (news.isNews(spec, now)) {
      reload(application, now);
    }
  }

  private void reload(Application application, Fingerprint now) {
    Path path = application.spec().path();
    if (!now.isThere()) {
      gone(application, now);
      return;
    }
    if (!isWhole(application.spec(), now)) {
      return;
    }
    LOG.info("{} has changed", path);
    news.tried(application.spec(), now);
    if (reloader.reload(Optional.of(application.spec().contextPath()))
        instanceof ReloadAnswer.Busy busy) {
      LOG.info("{} waits: {}", path, busy.why());
      news.again(application.spec());
    }
  }

  private void gone(Application application, Fingerprint now) {
    Path path = application.spec().path();
    if (folder.isPresent() && folder.get().equals(path.getParent())) {
      if (reloader.remove(application)) {
        LOG.info("{} is gone: {} is taken away", path, application.spec().contextPath());
        news.gone(application.spec());
      } else {
        news.again(application.spec());
      }
    } else {
      LOG.warn("{} is gone; what was loaded of it goes on", path);
      news.tried(application.spec(), now);
    }
  }
}
