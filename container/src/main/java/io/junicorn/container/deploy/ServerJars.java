package io.junicorn.container.deploy;

import io.junicorn.container.detect.EnvironmentName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The jars that a web application sees beside its own.
 *
 * @param environment those of its servlet environment
 * @param server those of the container, of which most classes are hidden
 * @param shared the operator's
 */
public record ServerJars(List<Path> environment, List<Path> server, List<Path> shared) {
  /** Copies the lists. */
  public ServerJars {
    environment = List.copyOf(environment);
    server = List.copyOf(server);
    shared = List.copyOf(shared);
  }

  /**
   * Those of an environment of the distribution.
   *
   * @throws DeployException when the distribution lacks it, or a folder cannot be listed
   */
  public static ServerJars of(Path home, EnvironmentName name, Optional<Path> sharedLib)
      throws DeployException {
    Path lib = home.resolve("lib");
    List<Path> environment = SharedLibraries.jarsIn(lib.resolve(name.id()));
    if (environment.isEmpty()) {
      throw new DeployException(
          "environment " + name.id() + ": no jar in " + lib.resolve(name.id()));
    }
    return new ServerJars(
        environment, SharedLibraries.jarsIn(lib), SharedLibraries.of(sharedLib).jars());
  }

  /**
   * Whether the container keeps a class of its own jars to itself.
   *
   * @param className such as {@code org.slf4j.Logger}
   */
  public static boolean hide(String className) {
    return HiddenClasses.hide(className);
  }
}
