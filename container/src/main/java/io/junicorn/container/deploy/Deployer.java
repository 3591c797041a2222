package io.junicorn.container.deploy;

import io.junicorn.container.config.Settings;
import io.junicorn.container.detect.ClassSurvey;
import io.junicorn.container.detect.EnvironmentName;
import io.junicorn.environment.WebApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee.webapp.WebAppClassLoading;
import org.eclipse.jetty.server.Deployable;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Attributes;

/**
 * Makes context handlers of WARs: opens, verifies, chooses the environment, sets up. The server
 * starts and stops them. Safe for use by any thread.
 */
public final class Deployer implements AutoCloseable {
  /** Jars of the environment that hold tag libraries for every JSP. */
  private static final String TAG_LIBRARIES =
      ".*/(jakarta|javax)\\.servlet\\.jsp\\.jstl-\\d[^/]*\\.jar";

  /** Jetty's, which has all classes of an application parsed to find its endpoints. */
  private static final String WEB_SOCKET_INITIALIZER =
      "org\\.eclipse\\.jetty\\..*WebSocketServletContainerInitializer";

  private final Environments environments;
  private final Path work;
  private final Settings settings;
  private final List<Preparation> preparations;
  private final IdentityHashMap<ContextHandler, Path> folders = new IdentityHashMap<>();
  private int deployed;

  private Deployer(
      Environments environments, Path work, Settings settings, List<Preparation> preparations) {
    this.environments = environments;
    this.work = work;
    this.settings = settings;
    this.preparations = List.copyOf(preparations);
  }

  /**
   * A deployer with a fresh work folder below {@code work-dir}.
   *
   * @param home the folder of the distribution, which holds {@code lib/}
   * @param preparations what else is done to each web application, in this order
   */
  public static Deployer create(Path home, Settings settings, List<Preparation> preparations)
      throws DeployException {
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(home.toAbsolutePath().toString())) {
      throw new DeployException(
          "the distribution lies in "
              + home.toAbsolutePath()
              + ", and Jetty cannot read jars below a path with characters beyond ASCII: move it");
    }
    WebAppClassLoading.addHiddenClasses(HiddenClasses.names());
    SharedLibraries shared = SharedLibraries.of(settings.deploy().sharedLib());
    List<Preparation> steps = new ArrayList<>(List.of(new BasicPreparation()));
    steps.addAll(preparations);
    return new Deployer(
        new Environments(home, shared),
        newWorkFolder(settings.deploy().workDir()),
        settings,
        steps);
  }

  private static Path newWorkFolder(Optional<Path> parent) throws DeployException {
    try {
      Path folder =
          parent.isEmpty()
              ? Files.createTempDirectory("junicorn-")
              : Files.createTempDirectory(parent.get(), "junicorn-");
      // Without links and dots: to Jetty, every file below such a path is an alias.
      return folder.toRealPath();
    } catch (IOException e) {
      throw new DeployException(
          "cannot make a work folder in "
              + parent.map(p -> "work-dir " + p).orElse("java.io.tmpdir")
              + ": "
              + e,
          e);
    }
  }

  /**
   * A handler of one web application, not started yet, with a work folder of its own.
   *
   * @throws DeployException when the WAR cannot be read, or cannot run here; nothing is left of it
   */
  public synchronized ContextHandler deploy(WarSpec spec) throws DeployException {
    Path folder = work.resolve("app-" + deployed++);
    try {
      ContextHandler webApp = deploy(spec, folder);
      folders.put(webApp, folder);
      return webApp;
    } catch (DeployException | RuntimeException | Error e) {
      Trees.delete(folder);
      throw e;
    }
  }

  /** Deletes the work folder of a web application that has stopped. */
  public synchronized void discard(ContextHandler webApp) {
    Path folder = folders.remove(webApp);
    if (folder != null) {
      Trees.delete(folder);
    }
  }

  private ContextHandler deploy(WarSpec spec, Path folder) throws DeployException {
    Path temp = folder.resolve("temp");
    try {
      Files.createDirectories(temp);
    } catch (IOException e) {
      throw new DeployException("cannot make the work folder " + temp + ": " + e, e);
    }
    Path unpacked =
        WarUnpacker.unpack(spec.path(), folder.resolve("war"), WarLimits.of(settings.limits()));
    Settings own = settings.forContext(spec.contextPath());
    EnvironmentName name = ChosenEnvironment.of(spec, unpacked, own.deploy().environment());
    ServletEnvironment environment = environments.get(name);
    WebApplication webApp = environment.newWebApp();
    Attributes.Mapped defaults = new Attributes.Mapped();
    defaults.setAttribute(Deployable.CONTEXT_PATH, spec.contextPath());
    defaults.setAttribute(Deployable.WAR, unpacked.toString());
    defaults.setAttribute(Deployable.TEMP_DIR, temp.toFile());
    defaults.setAttribute(
        Deployable.CONTAINER_SCAN_JARS, environments.shared().patternWith(TAG_LIBRARIES));
    ClassSurvey survey = ClassSurvey.of(unpacked, environments.shared().jars());
    if (!survey.webSockets()) {
      defaults.setAttribute(Deployable.SCI_EXCLUSION_PATTERN, WEB_SOCKET_INITIALIZER);
    }
    webApp.initializeDefaults(defaults);
    webApp.seekNoAnnotationsIn(withoutAnnotations(survey, environment));
    List<String> hosts = hosts(spec, own);
    if (!hosts.isEmpty()) {
      webApp.handler().setVirtualHosts(hosts);
    }
    ServerApi.of(spec.path(), unpacked).applyTo(webApp);
    webApp.setDisplayName(spec.path().toString());
    WebXml webXml = webXml(spec, unpacked);
    for (Preparation preparation : preparations) {
      preparation.prepare(spec, own, webXml, webApp);
    }
    return webApp.handler();
  }

  /** The tag libraries of an environment declare no servlets, and are large. */
  private static Set<Path> withoutAnnotations(ClassSurvey survey, ServletEnvironment environment) {
    Set<Path> all = new HashSet<>(environment.jars());
    all.addAll(survey.withoutAnnotations());
    return all;
  }

  private static WebXml webXml(WarSpec spec, Path unpacked) throws DeployException {
    try {
      return WebXml.of(unpacked);
    } catch (IOException e) {
      throw new DeployException(spec.path() + ": its web.xml cannot be read: " + e, e);
    }
  }

  /** Deletes all work folders, if they are still there. */
  @Override
  public void close() {
    Trees.delete(work);
  }

  /**
   * The hosts that it is served for; all when empty.
   *
   * @param own the settings of its context
   */
  public static List<String> hosts(WarSpec spec, Settings own) {
    return spec.hosts().isEmpty() ? own.deploy().virtualHosts() : spec.hosts();
  }
}
