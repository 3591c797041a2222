package io.junicorn.container.deploy;

import io.junicorn.container.detect.EnvironmentName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The jars that a web application sees beside its own.
 *
 * @param environment those of its servlet environment
 * @param server those of the container, of which it sees some classes
 * @param shared the operator's
 * @param visible which classes of the container it sees, by name: {@code com.example.Shop}
 */
public record ServerJars(
    List<Path> environment, List<Path> server, List<Path> shared, Predicate<String> visible) {
  /** Copies the lists. */
  public ServerJars {
    environment = List.copyOf(environment);
    server = List.copyOf(server);
    shared = List.copyOf(shared);
  }

  /**
   * Those of an environment of the distribution.
   *
   * @param war as it was named, for messages
   * @param unpacked its folder: what its manifest asks for is visible
   * @throws DeployException when the distribution lacks the environment, a folder cannot be listed,
   *     or the manifest asks for what there is not
   */
  public static ServerJars of(
      Path home, EnvironmentName name, Optional<Path> sharedLib, Path war, Path unpacked)
      throws DeployException {
    Path lib = home.resolve("lib");
    List<Path> environment = SharedLibraries.jarsIn(lib.resolve(name.id()));
    if (environment.isEmpty()) {
      throw new DeployException(
          "environment " + name.id() + ": no jar in " + lib.resolve(name.id()));
    }
    ServerApi api = ServerApi.of(war, unpacked);
    return new ServerJars(
        environment,
        SharedLibraries.jarsIn(lib),
        SharedLibraries.of(sharedLib).jars(),
        type -> api.opens(type) || !HiddenClasses.hide(type));
  }
}
