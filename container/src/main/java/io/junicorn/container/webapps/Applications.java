package io.junicorn.container.webapps;

import io.junicorn.container.config.LimitSettings;
import io.junicorn.container.config.Settings;
import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.deploy.Deployer;
import io.junicorn.container.deploy.StartFailure;
import io.junicorn.container.deploy.WarSpec;
import io.junicorn.container.handler.BodyLimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All web applications of the server.
 *
 * <pre>
 * Applications.handler()    the longest context path that matches
 * └── Application           the copy that serves now
 *     └── ContextHandler    made by the {@link Deployer}
 * </pre>
 *
 * <p>They start and stop with the server that {@link #handler()} belongs to. One thread at a time
 * adds and changes them; all may look.
 */
public final class Applications {
  private static final Logger LOG = LoggerFactory.getLogger(Applications.class);

  private final Deployer deployer;
  private final Settings settings;
  private final List<Application> applications = new CopyOnWriteArrayList<>();
  private final Map<Application, Handler> outermost = new ConcurrentHashMap<>();
  private final ContextHandlerCollection contexts = new ContextHandlerCollection(true);

  /** No application yet. */
  public Applications(Deployer deployer, Settings settings) {
    this.deployer = deployer;
    this.settings = settings;
  }

  /**
   * Adds one that starts with the server.
   *
   * @throws DeployException when the WAR cannot be read, or cannot run here
   */
  public void add(WarSpec spec) throws DeployException {
    Application application = new Application(Generation.open(deployer, spec));
    Handler outer = limited(application);
    outermost.put(application, outer);
    applications.add(application);
    contexts.addHandler(outer);
  }

  private Handler limited(Application application) {
    LimitSettings limits = settings.forContext(application.spec().contextPath()).limits();
    return limits
        .limitRequestBody()
        .<Handler>map(size -> new BodyLimit(application, size.bytes()))
        .orElse(application);
  }

  /**
   * Adds one to a server that serves; the application has started when this returns.
   *
   * @throws DeployException when the WAR cannot be read, or cannot run here; nothing is left of it
   */
  void addRunning(WarSpec spec) throws DeployException {
    Generation first = Generation.open(deployer, spec);
    Application application = new Application(first);
    Handler outer = limited(application);
    outer.setServer(contexts.getServer());
    try {
      outer.start();
    } catch (InterruptedException e) {
      abandon(first);
      Thread.currentThread().interrupt();
      throw new DeployException(spec.path() + ": the server stops before it serves", e);
    } catch (Exception | Error e) {
      abandon(first);
      throw new DeployException(spec.path() + ": " + StartFailure.explain(e), e);
    }
    outermost.put(application, outer);
    applications.add(application);
    contexts.addHandler(outer);
    contexts.manage(outer);
  }

  private static void abandon(Generation failed) {
    try {
      failed.stop();
    } catch (Exception | Error e) {
      LOG.warn("{} did not stop cleanly", failed.spec().path(), e);
    }
  }

  /** Forgets one that has no copy any more. */
  void remove(Application application) {
    contexts.removeHandler(outermost.remove(application));
    applications.remove(application);
  }

  /** Says that another copy serves; the copy before is forgotten here. */
  void changed() {
    contexts.mapContexts();
  }

  /** A new copy of what is deployed there, not started yet. */
  Generation open(WarSpec spec) throws DeployException {
    return Generation.open(deployer, spec);
  }

  List<Application> all() {
    return applications;
  }

  /** What answers requests, with the contexts below it. */
  public Handler handler() {
    return contexts;
  }

  /** What is deployed where. */
  public List<WarSpec> specs() {
    return applications.stream().map(Application::spec).toList();
  }

  /** For a line that says where one is served: nothing, or the hosts that alone get to it. */
  public String hosts(WarSpec spec) {
    List<String> hosts = Deployer.hosts(spec, settings.forContext(spec.contextPath()));
    return hosts.isEmpty() ? "" : " for " + String.join(", ", hosts);
  }

  /** Each application as {@code /status} shows it. */
  public List<ApplicationStatus> status() {
    return applications.stream().map(ApplicationStatus::of).toList();
  }

  /** The first one that could not start. */
  public Optional<WarSpec> failed() {
    return applications.stream().filter(Application::isFailed).map(Application::spec).findFirst();
  }
}
