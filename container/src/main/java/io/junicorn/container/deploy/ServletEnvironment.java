package io.junicorn.container.deploy;

import io.junicorn.environment.WebApplication;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.util.component.Environment;

/**
 * One generation of the servlet API with Jetty's code for it, in a class loader of its own. The
 * container knows no class of it by type: a web application is a {@link WebApplication}.
 */
final class ServletEnvironment {
  private final String name;
  private final List<Path> jars;
  private final Environment environment;

  private ServletEnvironment(String name, List<Path> jars, Environment environment) {
    this.name = name;
    this.jars = jars;
    this.environment = environment;
  }

  /** Loads the environment from {@code lib/NAME} of the distribution. */
  static ServletEnvironment load(String name, Path home, SharedLibraries shared)
      throws DeployException {
    Path lib = home.resolve("lib").resolve(name);
    List<Path> jars = SharedLibraries.jarsIn(lib);
    if (jars.isEmpty()) {
      throw new DeployException(
          "environment " + name + ": no jar in " + lib + "; the distribution is incomplete");
    }
    // The shared ones last: nobody replaces a class of the environment.
    URL[] urls =
        Stream.concat(jars.stream(), shared.jars().stream())
            .map(ServletEnvironment::urlOf)
            .toArray(URL[]::new);
    ClassLoader loader = new URLClassLoader(name, urls, ServletEnvironment.class.getClassLoader());
    return new ServletEnvironment(name, jars, Environment.create(name, loader));
  }

  /** Its own jars, without shared ones. */
  List<Path> jars() {
    return jars;
  }

  private static URL urlOf(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a jar without URL: " + jar, e);
    }
  }

  /** An empty web application of this environment, with its class loader as context loader. */
  WebApplication newWebApp() throws DeployException {
    String className = "io.junicorn." + name + ".WebApp";
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(environment.getClassLoader());
    try {
      Class<?> type = environment.getClassLoader().loadClass(className);
      return (WebApplication) type.getConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new DeployException(
          "environment " + name + ": cannot make a web application: " + StartFailure.explain(e), e);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }
}
