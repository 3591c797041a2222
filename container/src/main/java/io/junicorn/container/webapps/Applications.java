package io.junicorn.container.webapps;

import io.junicorn.container.config.LimitSettings;
import io.junicorn.container.config.Settings;
import io.junicorn.container.deploy.DeployException;
import io.junicorn.container.deploy.Deployer;
import io.junicorn.container.deploy.WarSpec;
import io.junicorn.container.handler.BodyLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/**
 * All web applications of the server.
 *
 * <pre>
 * Applications.handler()    the longest context path that matches
 * └── Application           the copy that serves now
 *     └── ContextHandler    made by the {@link Deployer}
 * </pre>
 *
 * <p>They start and stop with the server that {@link #handler()} belongs to.
 */
public final class Applications {
  private final Deployer deployer;
  private final Settings settings;
  private final List<Application> applications = new ArrayList<>();
  private final ContextHandlerCollection contexts = new ContextHandlerCollection();

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
    Application application =
        new Application(new Generation(deployer, spec, deployer.deploy(spec)));
    applications.add(application);
    contexts.addHandler(limited(application));
  }

  private Handler limited(Application application) {
    LimitSettings limits = settings.forContext(application.spec().contextPath()).limits();
    return limits
        .limitRequestBody()
        .<Handler>map(size -> new BodyLimit(application, size.bytes()))
        .orElse(application);
  }

  /** What answers requests, with the contexts below it. */
  public Handler handler() {
    return contexts;
  }

  /** What is deployed where. */
  public List<WarSpec> specs() {
    return applications.stream().map(Application::spec).toList();
  }

  /** The first one that could not start. */
  public Optional<WarSpec> failed() {
    return applications.stream().filter(Application::isFailed).map(Application::spec).findFirst();
  }
}
